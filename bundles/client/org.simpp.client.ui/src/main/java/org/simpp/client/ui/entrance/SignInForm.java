package org.simpp.client.ui.entrance;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.simpp.client.CardFacts;
import org.simpp.client.KnownAccount;
import org.simpp.client.Session;
import org.simpp.client.Trouble;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Remark;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.thread.UiThread;

/** Signs in with an account and its PIN or password. */
public final class SignInForm {
  /**
   * What the form begins with.
   *
   * @param account "" for the one used last
   * @param server "" for none
   * @param message said above the form, "" for none
   */
  public record Start(String account, String server, String message) {}

  private final Pieces pieces;
  private final Messages messages;
  private final Entrance entrance;
  private final EntranceScreen screen;
  private final Consumer<Session> entered;
  private final UiThread thread;
  private final Text account;
  private final Label secretCaption;
  private final Text secret;
  private final Text server;
  private final Remark card;
  private final Remark problem;
  private final Button action;
  private final Button create;
  private List<KnownAccount> known = List.of();
  private Runnable createAccount = () -> {};

  SignInForm(
      Composite form,
      Pieces pieces,
      Messages messages,
      Entrance entrance,
      EntranceScreen screen,
      Start start,
      Consumer<Session> entered) {
    this.pieces = pieces;
    this.messages = messages;
    this.entrance = entrance;
    this.screen = screen;
    this.entered = entered;
    this.thread = new UiThread(form);
    pieces.title(form, messages.text("signin.title"), 8);
    account = pieces.field(form, "signin.account", messages.text("signin.account"), SWT.SINGLE);
    account.setMessage(messages.text("signin.account.hint"));
    account.setText(start.account());
    secretCaption = pieces.label(form, "", Tint.TEXT);
    secretCaption.setFont(pieces.look().bold());
    secret = new Text(form, SWT.BORDER | SWT.PASSWORD);
    secret.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    card = new Remark(form, pieces, "signin.card", Tint.PANE, Tint.TEXT, Icon.KEY);
    server = pieces.field(form, "signin.server", messages.text("signin.server"), SWT.SINGLE);
    server.setMessage(messages.text("signin.server.hint"));
    server.setText(start.server());
    problem =
        new Remark(form, pieces, "signin.problem", Tint.DANGER_GROUND, Tint.DANGER, Icon.WARNING);
    problem.say(start.message());
    action = pieces.primary(form, "signin.action", messages.text("signin.action"), this::signIn);
    action.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    create =
        pieces.button(
            form, "signin.create", messages.text("signin.create"), () -> createAccount.run());
    create.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    account.addListener(SWT.Modify, event -> describe());
    for (Text field : List.of(account, secret, server)) {
      field.addListener(SWT.DefaultSelection, event -> signIn());
    }
    describe();
    thread.when(entrance.accounts(), this::offer, trouble -> problem.say(messages.whole(trouble)));
  }

  void onCreate(Runnable handler) {
    createAccount = handler;
  }

  void focus() {
    (account.getText().isBlank() ? account : secret).setFocus();
  }

  private void offer(List<KnownAccount> accounts) {
    known = accounts;
    if (account.getText().isBlank() && !accounts.isEmpty()) {
      account.setText(accounts.get(0).address().toString());
    }
    describe();
    focus();
  }

  /** Names the secret that this account needs, and says how its card stands. */
  private void describe() {
    boolean pin = Entrance.asksForPin(known, account.getText());
    String caption = messages.text(pin ? "signin.pin" : "signin.password");
    secretCaption.setText(caption);
    pieces.named(secret, "signin.secret", caption);
    Entrance.known(known, account.getText())
        .ifPresent(
            a -> {
              if (a.server() != null && server.getText().isBlank()) {
                server.setText(a.server().toString());
              }
            });
    card.say(
        Entrance.known(known, account.getText())
            .map(KnownAccount::card)
            .map(this::describe)
            .orElse(""));
    screen.fit();
  }

  private String describe(CardFacts facts) {
    boolean software = facts.kind() == CardFacts.Kind.SOFTWARE;
    String text =
        messages.text(
            software ? "signin.card.software" : "signin.card.hardware", facts.triesLeft());
    return facts.triesLeft() == 1 ? text + "\n" + messages.text("signin.card.last") : text;
  }

  private void signIn() {
    if (!action.isEnabled()) {
      return;
    }
    if (account.getText().isBlank() || secret.getCharCount() == 0) {
      boolean first = account.getText().isBlank();
      problem.say(messages.text(first ? "signin.missing.account" : "signin.missing.secret"));
      (first ? account : secret).setFocus();
      screen.fit();
      return;
    }
    busy(true);
    thread.when(
        entrance.signIn(
            account.getText(), Secret.of(secret.getTextChars()), server.getText(), screen),
        entered,
        this::failed);
    secret.setText("");
  }

  private void failed(Trouble trouble) {
    busy(false);
    problem.say(messages.whole(trouble));
    screen.fit();
    secret.setFocus();
    thread.when(entrance.accounts(), this::offer, ignored -> describe());
  }

  private void busy(boolean busy) {
    problem.say("");
    for (var control : List.of(account, secret, server, action, create)) {
      control.setEnabled(!busy);
    }
    action.setText(messages.text(busy ? "signin.busy" : "signin.action"));
    pieces.named(action, "signin.action", action.getText());
    screen.fit();
  }
}
