package org.simpp.client.ui.entrance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.simpp.client.Session;
import org.simpp.client.Trouble;
import org.simpp.client.settings.KnownSettings;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Remark;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.settings.SettingRows;
import org.simpp.client.ui.thread.UiThread;

/**
 * How both ways in end: the server's address, what went wrong, the button that goes on and the one
 * that leads to the other way.
 */
final class FormFoot {
  /** Where the forms stand, and what they work with. */
  record Place(
      Pieces pieces,
      Messages messages,
      Entrance entrance,
      EntranceScreen screen,
      ServerChoice choice,
      Consumer<Session> entered) {
    /** A field whose content is not shown; Enter in it does {@code act}. */
    Text secret(Composite form, Runnable act) {
      Text text = new Text(form, SWT.BORDER | SWT.PASSWORD);
      text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
      text.addListener(SWT.DefaultSelection, event -> act.run());
      return text;
    }
  }

  private final Place place;
  private final String actionKey;
  private final String busyKey;
  private final UiThread thread;
  private final Text server;
  private final Remark problem;
  private final Button action;
  private final Button other;
  private Runnable goToOther = () -> {};

  /**
   * @param stem of the texts' keys and the controls' ids
   * @param otherKey of the button to the other way
   */
  FormFoot(
      Composite form, Place place, String stem, String otherKey, String address, Runnable act) {
    this.place = place;
    this.actionKey = stem + ".action";
    this.busyKey = stem + ".busy";
    this.thread = new UiThread(form);
    Pieces pieces = place.pieces();
    Messages messages = place.messages();
    server = pieces.field(form, stem + ".server", messages.text("signin.server"), SWT.SINGLE);
    server.setMessage(messages.text("signin.server.hint"));
    server.setText(place.choice().beginning(address));
    new SettingRows(form, pieces, messages, place.choice().preferences())
        .guard(
            KnownSettings.SERVER_ADDRESS, stem + ".server", messages.text("signin.server"), server);
    server.addListener(SWT.DefaultSelection, event -> act.run());
    problem =
        new Remark(form, pieces, stem + ".problem", Tint.DANGER_GROUND, Tint.DANGER, Icon.WARNING);
    action = pieces.primary(form, actionKey, messages.text(actionKey), act);
    other = pieces.button(form, otherKey, messages.text(otherKey), () -> goToOther.run());
    for (Button button : List.of(action, other)) {
      button.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    }
  }

  void onOther(Runnable handler) {
    goToOther = handler;
  }

  String server() {
    return server.getText();
  }

  /** Fills the address in where nobody has but the organisation, as a default. */
  void offerServer(String address) {
    if (place.choice().isOpen(server.getText())) {
      server.setText(address);
    }
  }

  /** Says what went wrong; "" for nothing. */
  void problem(String words) {
    problem.say(words);
    place.screen().fit();
  }

  boolean isBusy() {
    return !action.isEnabled();
  }

  /**
   * Waits for the session with everything switched off.
   *
   * @param failed called when there is none, after it was said why
   */
  void enter(CompletionStage<Session> session, List<? extends Control> fields, Runnable failed) {
    List<Control> all = new ArrayList<>(fields);
    all.addAll(List.of(action, other));
    if (!place.choice().isLocked()) {
      all.add(server);
    }
    busy(all, true);
    thread.when(
        session,
        place.entered(),
        trouble -> {
          busy(all, false);
          problem(place.messages().whole(trouble));
          failed.run();
        });
  }

  /** Hands over what was asked for on the screen's thread. */
  <T> void when(CompletionStage<T> stage, Consumer<T> done, Consumer<Trouble> failed) {
    thread.when(stage, done, failed);
  }

  private void busy(List<Control> all, boolean busy) {
    all.forEach(control -> control.setEnabled(!busy));
    action.setText(place.messages().text(busy ? busyKey : actionKey));
    place.pieces().named(action, actionKey, action.getText());
    problem("");
  }
}
