package org.simpp.client.ui.main;

import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.simpp.client.Trouble;
import org.simpp.client.ui.faces.Faces;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.main.ContactRow.Heading;
import org.simpp.client.ui.main.ContactRow.Person;
import org.simpp.model.Jid;

/** The contacts in their groups, and a field to find one: what hands do with them. */
final class ContactList {
  /** Told whose conversation somebody wants. */
  interface Listener {
    /**
     * Somebody wants the conversation with that contact.
     *
     * @param writes whether they go on to write, or only look through the list
     */
    void chosen(Jid contact, boolean writes);
  }

  private final Listener listener;
  private final Composite top;
  private final Text search;
  private final Label nobody;
  private final ContactTable table;
  private final ContactView view;
  private boolean isPressed;

  ContactList(
      Composite parent,
      Pieces pieces,
      ContactWords words,
      Faces faces,
      Listener listener,
      Consumer<Trouble> failed) {
    this.listener = listener;
    top = pieces.pane(parent, Tint.PANE, 2, 0);
    top.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    search = new Text(top, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
    search.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    search.setMessage(words.messages().text("main.search.hint"));
    pieces.named(search, "main.search", words.messages().text("main.search"));
    nobody = pieces.label(parent, words.messages().text("main.search.nobody"), Tint.TEXT_MUTED);
    Pieces.show(nobody, false);
    table = new ContactTable(parent, pieces, words, faces);
    view = new ContactView(table.control(), words.messages().locale(), this::show, failed);
    listenToHands();
  }

  /** Who is on the list, and who has written; a change of them comes to the screen by itself. */
  ContactView view() {
    return view;
  }

  /** Where the field stands, with room for one control beside it. */
  Composite top() {
    return top;
  }

  void unread(Map<Jid, Integer> counts) {
    table.unread(counts);
  }

  void select(Jid address) {
    table.select(address);
  }

  /** Opens the conversation with the next contact below, or above with -1. */
  void step(int direction) {
    table.step(direction).ifPresent(person -> chosen(person, true));
  }

  void focusSearch() {
    search.setFocus();
    search.selectAll();
  }

  void focus() {
    table.control().setFocus();
  }

  private void show(ContactView.Step step) {
    table.show(step);
    boolean isEmpty = step.rows().isEmpty() && !search.getText().isBlank();
    if (nobody.getVisible() != isEmpty) {
      Pieces.show(nobody, isEmpty);
      nobody.requestLayout();
    }
  }

  private void listenToHands() {
    search.addListener(SWT.Modify, event -> view.search(search.getText()));
    search.addListener(
        SWT.DefaultSelection, event -> table.first().ifPresent(person -> chosen(person, true)));
    search.addListener(SWT.KeyDown, this::keyInSearch);
    var rows = table.control();
    rows.addListener(SWT.MouseDown, event -> isPressed = event.button == 1);
    rows.addListener(SWT.MouseUp, event -> isPressed = false);
    rows.addListener(
        SWT.Selection, event -> ContactTable.row(event).ifPresent(row -> chosen(row, isPressed)));
    rows.addListener(
        SWT.DefaultSelection, event -> ContactTable.row(event).ifPresent(row -> chosen(row, true)));
    rows.addListener(SWT.KeyDown, this::keyInTable);
  }

  /**
   * @param firmly pressed, and not only passed by with the arrow keys
   */
  private void chosen(ContactRow row, boolean firmly) {
    if (row instanceof Person person) {
      listener.chosen(person.contact().address(), firmly);
    } else if (firmly) {
      view.toggle(row.group());
    }
  }

  private void keyInSearch(Event event) {
    if (event.keyCode == SWT.ARROW_DOWN) {
      table.first();
      focus();
      event.doit = false;
    } else if (event.keyCode == SWT.ESC && !search.getText().isEmpty()) {
      search.setText("");
      event.doit = false;
    }
  }

  private void keyInTable(Event event) {
    if (table.current().orElse(null) instanceof Heading heading) {
      boolean turns =
          event.character == ' '
              || (event.keyCode == SWT.ARROW_LEFT && heading.isOpen())
              || (event.keyCode == SWT.ARROW_RIGHT && !heading.isOpen());
      if (turns) {
        view.toggle(heading.group());
        event.doit = false;
      }
    }
  }
}
