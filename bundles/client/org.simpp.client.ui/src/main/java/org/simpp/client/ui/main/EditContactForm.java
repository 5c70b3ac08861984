package org.simpp.client.ui.main;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.simpp.client.Contact;
import org.simpp.client.Contacts;
import org.simpp.client.Trouble;
import org.simpp.client.ui.language.Folding;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Remark;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.thread.UiThread;

/** Gives a contact another name and other groups. */
final class EditContactForm {
  private static final int ROWS = 6;

  private final Messages messages;
  private final Contacts contacts;
  private final Contact contact;
  private final Runnable closed;
  private final UiThread thread;
  private final Text name;
  private final Table groups;
  private final Text other;
  private final Remark problem;
  private final Button action;

  EditContactForm(
      Composite form,
      Pieces pieces,
      Messages messages,
      Contacts contacts,
      Contact contact,
      Runnable closed) {
    this.messages = messages;
    this.contacts = contacts;
    this.contact = contact;
    this.closed = closed;
    this.thread = new UiThread(form);
    String address = contact.address().toString();
    pieces.title(form, messages.text("edit.title"), 6);
    pieces.label(form, messages.text("edit.explanation", address), Tint.TEXT_MUTED);
    name = pieces.field(form, "edit.name", messages.text("add.name"), SWT.SINGLE);
    name.setMessage(address);
    name.setText(contact.name().equals(address) ? "" : contact.name());
    groups = groups(form, pieces);
    other = pieces.field(form, "edit.other", messages.text("edit.other"), SWT.SINGLE);
    problem =
        new Remark(form, pieces, "edit.problem", Tint.DANGER_GROUND, Tint.DANGER, Icon.WARNING);
    Composite buttons = pieces.pane(form, Tint.PAGE, 2, 0);
    action = pieces.primary(buttons, "edit.action", messages.text("edit.action"), this::keep);
    pieces.button(buttons, "edit.cancel", messages.text("add.cancel"), closed);
    for (Text field : List.of(name, other)) {
      field.addListener(SWT.DefaultSelection, event -> keep());
    }
  }

  void focus() {
    name.setFocus();
    name.selectAll();
  }

  /** Every group that there is, those of the contact ticked; nothing where there is none. */
  private Table groups(Composite form, Pieces pieces) {
    Table table = new Table(form, SWT.CHECK | SWT.BORDER | SWT.V_SCROLL);
    Folding order = new Folding(messages.locale());
    Set<String> known = new TreeSet<>(order::compare);
    contacts.all().stream().map(Contact::groups).forEach(known::addAll);
    if (!known.isEmpty()) {
      pieces.caption(form, messages.text("edit.groups")).moveAbove(table);
    }
    for (String group : known) {
      TableItem item = new TableItem(table, SWT.NONE);
      item.setText(group);
      item.setChecked(contact.groups().contains(group));
    }
    GridData size = new GridData(SWT.FILL, SWT.CENTER, true, false);
    size.heightHint = Math.min(ROWS, Math.max(1, known.size())) * table.getItemHeight();
    table.setLayoutData(size);
    pieces.named(table, "edit.groups", messages.text("edit.groups"));
    Pieces.show(table, !known.isEmpty());
    return table;
  }

  private Collection<String> ticked() {
    Set<String> names = new HashSet<>();
    for (TableItem item : groups.getItems()) {
      if (item.getChecked()) {
        names.add(item.getText());
      }
    }
    if (!other.getText().isBlank()) {
      names.add(other.getText().strip());
    }
    return names;
  }

  private void keep() {
    if (!action.isEnabled()) {
      return;
    }
    action.setEnabled(false);
    problem.say("");
    thread.when(
        contacts.change(contact.address(), name.getText().strip(), Set.copyOf(ticked())),
        done -> closed.run(),
        this::failed);
  }

  private void failed(Trouble trouble) {
    action.setEnabled(true);
    problem.say(messages.whole(trouble));
    name.setFocus();
  }
}
