package org.simpp.client.ui.main;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.simpp.client.CardFacts;
import org.simpp.client.Messenger;
import org.simpp.client.Session;
import org.simpp.client.Trouble;
import org.simpp.client.ui.entrance.Secret;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.language.States;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Remark;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.thread.UiThread;

/** Replaces the PIN of the card that is in use. */
final class PinForm {
  private final Messages messages;
  private final Messenger messenger;
  private final Session session;
  private final UiThread thread;
  private final States states;
  private final Text old;
  private final Text first;
  private final Text second;
  private final Remark card;
  private final Remark problem;
  private final Remark done;
  private final Button action;
  private final Button close;

  PinForm(
      Composite form,
      Pieces pieces,
      Messages messages,
      Messenger messenger,
      Session session,
      Runnable closed) {
    this.messages = messages;
    this.messenger = messenger;
    this.session = session;
    this.thread = new UiThread(form);
    this.states = new States(messages, ZoneId.systemDefault());
    pieces.title(form, messages.text("pin.title"), 6);
    card = new Remark(form, pieces, "pin.card", Tint.PANE, Tint.TEXT, Icon.KEY);
    old = pieces.field(form, "pin.old", messages.text("pin.old"), SWT.PASSWORD);
    first = pieces.field(form, "pin.first", messages.text("create.pin"), SWT.PASSWORD);
    second = pieces.field(form, "pin.second", messages.text("create.pin.again"), SWT.PASSWORD);
    problem =
        new Remark(form, pieces, "pin.problem", Tint.DANGER_GROUND, Tint.DANGER, Icon.WARNING);
    done = new Remark(form, pieces, "pin.done", Tint.PANE, Tint.TEXT, Icon.CONNECTED);
    Composite buttons = pieces.pane(form, Tint.PAGE, 2, 0);
    action = pieces.primary(buttons, "pin.change", messages.text("pin.change"), this::change);
    close = pieces.button(buttons, "pin.close", messages.text("pin.close"), closed);
    for (Text field : List.of(old, first, second)) {
      field.addListener(SWT.DefaultSelection, event -> change());
    }
    describe();
  }

  void focus() {
    old.setFocus();
  }

  /** Says how many tries the card has left, read live. */
  private void describe() {
    thread.when(session.card(), this::show, trouble -> problem.say(messages.whole(trouble)));
  }

  private void show(Optional<CardFacts> facts) {
    card.say(facts.map(states::of).orElse(""));
  }

  private void change() {
    if (!action.isEnabled()) {
      return;
    }
    done.say("");
    if (old.getCharCount() == 0 || first.getCharCount() == 0) {
      refuse("pin.missing", old.getCharCount() == 0 ? old : first);
    } else if (!Secret.same(first.getTextChars(), second.getTextChars())) {
      refuse("create.differs", first);
    } else {
      busy(true);
      thread.when(
          messenger.changePin(
              session.account(), Secret.of(old.getTextChars()), Secret.of(first.getTextChars())),
          nothing -> changed(),
          this::failed);
    }
  }

  private void refuse(String key, Text field) {
    problem.say(messages.text(key));
    field.setFocus();
  }

  private void changed() {
    busy(false);
    for (Text field : List.of(old, first, second)) {
      field.setText("");
    }
    done.say(messages.text("pin.done"));
    describe();
    close.setFocus();
  }

  private void failed(Trouble trouble) {
    busy(false);
    problem.say(messages.whole(trouble));
    old.setText("");
    old.setFocus();
    describe();
  }

  private void busy(boolean busy) {
    problem.say("");
    for (Control control : List.of(old, first, second, action, close)) {
      control.setEnabled(!busy);
    }
  }
}
