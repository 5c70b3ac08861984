package org.simpp.client.ui.entrance;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.simpp.client.Invitation;
import org.simpp.client.Profile;
import org.simpp.client.Session;
import org.simpp.client.Trouble;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Remark;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.thread.UiThread;

/** Creates an account with an invitation: a PIN for the new card, or a password. */
final class CreateForm {
  private final Pieces pieces;
  private final Messages messages;
  private final Entrance entrance;
  private final EntranceScreen screen;
  private final Consumer<Session> entered;
  private final UiThread thread;
  private final Text invitation;
  private final Label recipient;
  private final Remark laboratory;
  private final Label firstCaption;
  private final Text first;
  private final Label secondCaption;
  private final Text second;
  private final Remark card;
  private final Text server;
  private final Remark problem;
  private final Button action;
  private final Button back;
  private Runnable goBack = () -> {};

  CreateForm(
      Composite form,
      Pieces pieces,
      Messages messages,
      Entrance entrance,
      EntranceScreen screen,
      String address,
      Consumer<Session> entered) {
    this.pieces = pieces;
    this.messages = messages;
    this.entrance = entrance;
    this.screen = screen;
    this.entered = entered;
    this.thread = new UiThread(form);
    pieces.title(form, messages.text("create.title"), 8);
    invitation =
        pieces.field(form, "create.invitation", messages.text("create.invitation"), SWT.SINGLE);
    invitation.setMessage(messages.text("create.invitation.hint"));
    recipient = pieces.label(form, messages.text("create.invitation.hint"), Tint.TEXT_MUTED);
    laboratory = new Remark(form, pieces, "create.laboratory", Tint.DANGER, Tint.WHITE, Icon.FLASK);
    firstCaption = pieces.label(form, "", Tint.TEXT);
    first = secretField(form);
    secondCaption = pieces.label(form, "", Tint.TEXT);
    second = secretField(form);
    card = new Remark(form, pieces, "create.card", Tint.PANE, Tint.TEXT, Icon.KEY);
    server = pieces.field(form, "create.server", messages.text("signin.server"), SWT.SINGLE);
    server.setMessage(messages.text("signin.server.hint"));
    server.setText(address);
    problem =
        new Remark(form, pieces, "create.problem", Tint.DANGER_GROUND, Tint.DANGER, Icon.WARNING);
    action = pieces.primary(form, "create.action", messages.text("create.action"), this::create);
    action.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    back = pieces.button(form, "create.back", messages.text("create.back"), () -> goBack.run());
    back.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    invitation.addListener(SWT.Modify, event -> describe());
    describe();
  }

  void onBack(Runnable handler) {
    goBack = handler;
  }

  void focus() {
    invitation.setFocus();
  }

  private Text secretField(Composite form) {
    Text text = new Text(form, SWT.BORDER | SWT.PASSWORD);
    text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    text.addListener(SWT.DefaultSelection, event -> create());
    return text;
  }

  /** Says whom the invitation is for, and where the key will be. */
  private void describe() {
    Optional<Invitation> read = Entrance.invitation(invitation.getText());
    boolean password = read.map(i -> i.profile() == Profile.PASSWORD).orElse(false);
    recipient.setText(
        Pieces.escaped(
            read.map(i -> messages.text("create.for", i.account().toString()))
                .orElse(messages.text("create.invitation.hint"))));
    laboratory.say(read.isPresent() && !password ? messages.text("laboratory.banner") : "");
    String stem = password ? "create.password" : "create.pin";
    caption(firstCaption, first, "create.first", messages.text(stem));
    caption(secondCaption, second, "create.second", messages.text(stem + ".again"));
    card.say(password ? "" : messages.text("create.card"));
    screen.fit();
  }

  private void caption(Label label, Text field, String id, String caption) {
    label.setText(caption);
    label.setFont(pieces.look().bold());
    pieces.named(field, id, caption);
  }

  private void create() {
    if (!action.isEnabled()) {
      return;
    }
    if (!Secret.same(first.getTextChars(), second.getTextChars())) {
      problem(messages.text("create.differs"));
      first.setFocus();
      return;
    }
    if (first.getCharCount() == 0) {
      problem(messages.text("signin.missing.secret"));
      first.setFocus();
      return;
    }
    busy(true);
    thread.when(
        entrance.create(
            invitation.getText(), Secret.of(first.getTextChars()), server.getText(), screen),
        entered,
        this::failed);
  }

  private void failed(Trouble trouble) {
    busy(false);
    problem(messages.whole(trouble));
  }

  private void problem(String words) {
    problem.say(words);
    screen.fit();
  }

  private void busy(boolean busy) {
    problem.say("");
    for (var control : List.of(invitation, first, second, server, action, back)) {
      control.setEnabled(!busy);
    }
    action.setText(messages.text(busy ? "create.busy" : "create.action"));
    pieces.named(action, "create.action", action.getText());
    screen.fit();
  }
}
