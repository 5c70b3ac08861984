package org.simpp.client.ui.entrance;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.simpp.client.CertificateFacts;
import org.simpp.client.CertificateJudge;
import org.simpp.client.Session;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.report.RecentLog;
import org.simpp.client.ui.report.Report;
import org.simpp.client.ui.report.ReportForm;
import org.simpp.client.ui.settings.Appearances;
import org.simpp.client.ui.settings.SettingsForm;
import org.simpp.client.ui.thread.UiThread;

/** The first screen: one form at a time beside the product's name. */
public final class EntranceScreen implements CertificateJudge {
  private static final int FORM_WIDTH = 460;
  private static final int BRAND_WIDTH = 300;

  private final Pieces pieces;
  private final Messages messages;
  private final Appearances appearances;
  private final Entrance entrance;
  private final Consumer<Session> entered;
  private final Composite root;
  private final ScrolledComposite stage;
  private final UiThread thread;
  private final SignInForm.Start start;

  /**
   * Opens with the form for signing in.
   *
   * @param start what is filled in already
   * @param entered called once with the session
   */
  public EntranceScreen(
      Composite parent,
      Pieces pieces,
      Messages messages,
      Appearances appearances,
      Entrance entrance,
      SignInForm.Start start,
      Consumer<Session> entered) {
    this.pieces = pieces;
    this.messages = messages;
    this.appearances = appearances;
    this.entrance = entrance;
    this.start = start;
    this.entered = entered;
    this.root = pieces.pane(parent, Tint.PAGE, 2, 0);
    this.thread = new UiThread(root);
    ((GridLayout) root.getLayout()).horizontalSpacing = 0;
    brand();
    stage = new ScrolledComposite(root, SWT.V_SCROLL);
    stage.setExpandHorizontal(true);
    stage.setExpandVertical(true);
    stage.setBackground(pieces.look().color(Tint.PAGE));
    stage.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    stage.addListener(SWT.Resize, event -> fit());
    showSignIn();
  }

  public Control control() {
    return root;
  }

  /** The judge is the person in front of this screen. */
  @Override
  public CompletionStage<Decision> judge(CertificateFacts certificate) {
    CompletableFuture<Decision> decision = new CompletableFuture<>();
    thread.run(
        () -> {
          Control before = stage.getContent();
          Composite form = blank();
          new CertificateForm(form, pieces, messages)
              .show(
                  certificate,
                  answer -> {
                    put(before);
                    form.getParent().dispose();
                    decision.complete(answer);
                  });
          put(form);
        });
    return decision;
  }

  void showSignIn() {
    Composite form = blank();
    SignInForm signIn = new SignInForm(form, place(), start);
    signIn.onCreate(this::showCreate);
    replace(form);
    signIn.focus();
  }

  /** Shows what can be set on this computer; closing it leads to the form for signing in. */
  public void showSettings() {
    Composite form = blank();
    SettingsForm settings =
        new SettingsForm(form, pieces, messages, appearances, this::offerReport, this::showSignIn);
    replace(form);
    settings.focus();
  }

  private void offerReport(Composite form) {
    pieces.button(form, "settings.report", messages.text("settings.report"), this::showReport);
  }

  /** What can be said of a problem, to be read and saved by somebody who cannot sign in. */
  private void showReport() {
    Composite form = blank();
    String text =
        new Report(appearances.preferences(), null).text(Instant.now(), RecentLog.heard());
    ReportForm report = new ReportForm(form, pieces, messages, text, this::showSettings);
    replace(form);
    report.focus();
  }

  private void showCreate() {
    Composite form = blank();
    CreateForm create = new CreateForm(form, place(), start.server());
    create.onBack(this::showSignIn);
    replace(form);
    create.focus();
  }

  private FormFoot.Place place() {
    return new FormFoot.Place(
        pieces, messages, entrance, this, new ServerChoice(appearances.preferences()), entered);
  }

  private void brand() {
    Composite brand = pieces.pane(root, Tint.BRAND, 1, 40);
    GridData data = new GridData(SWT.FILL, SWT.FILL, false, true);
    data.widthHint = pieces.look().aside(BRAND_WIDTH);
    brand.setLayoutData(data);
    Label logo = pieces.icon(brand, Icon.LOGO);
    logo.setLayoutData(new GridData(SWT.BEGINNING, SWT.END, true, true));
    Label name = pieces.title(brand, appearances.brand().name(messages), 14);
    name.setForeground(pieces.look().color(Tint.ON_BRAND));
    Label tagline = pieces.label(brand, appearances.brand().tagline(messages), Tint.ON_BRAND_MUTED);
    tagline.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, true));
    pieces.button(brand, "main.settings", messages.text("main.settings"), this::showSettings);
  }

  /** An empty form in the middle of the stage. */
  private Composite blank() {
    Composite middle = pieces.pane(stage, Tint.PAGE, 1, 32);
    Composite form = pieces.pane(middle, Tint.PAGE, 1, 0);
    GridData data = new GridData(SWT.CENTER, SWT.CENTER, true, true);
    data.widthHint = pieces.look().scaled(FORM_WIDTH);
    form.setLayoutData(data);
    return form;
  }

  private void replace(Composite form) {
    Control before = stage.getContent();
    put(form);
    if (before != null) {
      before.dispose();
    }
  }

  private void put(Control form) {
    Control content = form;
    while (content.getParent() != stage) {
      content = content.getParent();
    }
    Control hidden = stage.getContent();
    if (hidden != null && !hidden.isDisposed()) {
      hidden.setVisible(false);
    }
    content.setVisible(true);
    stage.setContent(content);
    fit();
  }

  /** Called by a form that has grown. */
  void fit() {
    if (stage.getContent() instanceof Composite content) {
      content.layout(true, true);
      int width = stage.getClientArea().width;
      stage.setMinHeight(content.computeSize(width > 0 ? width : SWT.DEFAULT, SWT.DEFAULT).y);
    }
  }
}
