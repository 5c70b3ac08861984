package org.simpp.client.ui.main;

import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.simpp.client.Contacts;
import org.simpp.client.Trouble;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Remark;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.thread.UiThread;
import org.simpp.model.Jid;

/** Adds a contact by its address. */
final class AddContactForm {
  private final Messages messages;
  private final Contacts contacts;
  private final UiThread thread;
  private final Consumer<Jid> added;
  private final Text address;
  private final Text name;
  private final Text group;
  private final Remark problem;
  private final Button action;

  /**
   * What is known already, else "".
   *
   * @param address whom to add
   * @param name what the contact could be called
   */
  record Given(String address, String name) {}

  AddContactForm(
      Composite form,
      Pieces pieces,
      Messages messages,
      Contacts contacts,
      Given given,
      Consumer<Jid> added,
      Runnable cancelled) {
    this.messages = messages;
    this.contacts = contacts;
    this.added = added;
    this.thread = new UiThread(form);
    pieces.title(form, messages.text("add.title"), 6);
    pieces.label(form, messages.text("add.explanation"), Tint.TEXT_MUTED);
    address = pieces.field(form, "add.address", messages.text("add.address"), SWT.SINGLE);
    address.setMessage(messages.text("add.address.hint"));
    address.setText(given.address());
    name = pieces.field(form, "add.name", messages.text("add.name"), SWT.SINGLE);
    name.setText(given.name());
    group = pieces.field(form, "add.group", messages.text("add.group"), SWT.SINGLE);
    problem =
        new Remark(form, pieces, "add.problem", Tint.DANGER_GROUND, Tint.DANGER, Icon.WARNING);
    Composite buttons = pieces.pane(form, Tint.PAGE, 2, 0);
    action = pieces.primary(buttons, "add.action", messages.text("add.action"), this::add);
    pieces.button(buttons, "add.cancel", messages.text("add.cancel"), cancelled);
    for (Text field : new Text[] {address, name, group}) {
      field.addListener(SWT.DefaultSelection, event -> add());
    }
  }

  void focus() {
    (address.getText().isEmpty() ? address : name).setFocus();
  }

  private void add() {
    Jid jid;
    try {
      jid = Jid.of(address.getText().strip());
    } catch (IllegalArgumentException e) {
      problem.say(messages.text("add.missing"));
      address.setFocus();
      return;
    }
    String inGroup = group.getText().strip();
    action.setEnabled(false);
    problem.say("");
    thread.when(
        contacts.add(
            jid, name.getText().strip(), inGroup.isEmpty() ? Set.of() : Set.of(inGroup), true),
        done -> added.accept(jid),
        this::failed);
  }

  private void failed(Trouble trouble) {
    action.setEnabled(true);
    problem.say(messages.whole(trouble));
    address.setFocus();
  }
}
