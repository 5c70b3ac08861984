package org.simpp.client.ui.lock;

import java.time.ZoneId;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.simpp.client.Profile;
import org.simpp.client.Session;
import org.simpp.client.Trouble;
import org.simpp.client.ui.entrance.Secret;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.language.States;
import org.simpp.client.ui.look.FormStage;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Remark;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.main.Desk;
import org.simpp.client.ui.thread.UiThread;

/** What stands before everything: whose session it is, and the way back to it. */
final class LockScreen {
  /** A card counts wrong PINs itself; a password could be guessed at for ever. */
  private static final int MAX_WRONG = 5;

  private final Composite root;
  private final FormStage stage;
  private final Messages messages;
  private final Session session;
  private final Runnable unlocked;
  private final Runnable signOut;
  private final UiThread thread;
  private final Text secret;
  private final Button action;
  private final Button other;
  private final Remark card;
  private final Remark problem;
  private int wrong;

  LockScreen(Composite parent, Desk desk, Runnable unlocked, Runnable signOut) {
    this.messages = desk.messages();
    this.session = desk.session();
    this.unlocked = unlocked;
    this.signOut = signOut;
    Pieces pieces = desk.pieces();
    root = pieces.pane(parent, Tint.PAGE, 1, 0);
    thread = new UiThread(root);
    stage = new FormStage(root, pieces);
    Composite form = stage.form();
    Label logo = pieces.icon(form, Icon.LOGO);
    logo.setImage(pieces.look().image(Icon.LOGO, Tint.LINK));
    pieces.title(form, messages.text("lock.title"), 8);
    pieces.label(
        form, messages.text("lock.explanation", session.account().toString()), Tint.TEXT_MUTED);
    boolean pin = session.profile() != Profile.PASSWORD;
    String caption = messages.text(pin ? "signin.pin" : "signin.password");
    secret = pieces.field(form, "lock.secret", caption, SWT.PASSWORD);
    secret.addListener(SWT.DefaultSelection, event -> unlock());
    card = new Remark(form, pieces, "lock.card", Tint.PANE, Tint.TEXT, Icon.KEY);
    problem =
        new Remark(form, pieces, "lock.problem", Tint.DANGER_GROUND, Tint.DANGER, Icon.WARNING);
    action = pieces.primary(form, "lock.action", messages.text("lock.action"), this::unlock);
    other = pieces.button(form, "lock.signout", messages.text("main.signout"), this::leave);
    for (Button button : List.of(action, other)) {
      button.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    }
    describe();
  }

  Control control() {
    return root;
  }

  void focus() {
    stage.fit();
    secret.setFocus();
  }

  private void unlock() {
    if (!action.isEnabled()) {
      return;
    }
    if (secret.getCharCount() == 0) {
      problem.say(messages.text("signin.missing.secret"));
      secret.setFocus();
      return;
    }
    busy(true);
    thread.when(
        session.prove(Secret.of(secret.getTextChars())), proved -> unlocked.run(), this::failed);
    secret.setText("");
  }

  private void failed(Trouble trouble) {
    wrong++;
    busy(false);
    if (wrong >= MAX_WRONG) {
      leave();
      return;
    }
    problem.say(messages.whole(trouble));
    describe();
    secret.setFocus();
  }

  private void leave() {
    busy(true);
    signOut.run();
  }

  /** Says how many tries the card has left, read live. */
  private void describe() {
    thread.when(
        session.card(),
        facts -> card.say(facts.map(new States(messages, ZoneId.systemDefault())::of).orElse("")),
        trouble -> card.say(messages.whole(trouble)));
  }

  private void busy(boolean busy) {
    problem.say("");
    for (Control control : List.of(secret, action, other)) {
      control.setEnabled(!busy);
    }
  }
}
