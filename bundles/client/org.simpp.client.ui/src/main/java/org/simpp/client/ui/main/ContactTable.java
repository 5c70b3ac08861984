package org.simpp.client.ui.main;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.simpp.client.Contact;
import org.simpp.client.ui.faces.Faces;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.main.ContactRow.Heading;
import org.simpp.client.ui.main.ContactRow.Person;
import org.simpp.model.Jid;

/**
 * The rows of the contact list: a native table whose rows are made when they come into sight, so
 * that thousands cost no more than a screenful, and screen readers read it like any other.
 */
final class ContactTable {
  private static final int ROWS_AT_ONCE = 500;

  private final ContactWords words;
  private final RowPainter painter;
  private final Table table;
  private final Map<Jid, Integer> unread = new HashMap<>();
  private List<ContactRow> rows = List.of();

  ContactTable(Composite parent, Pieces pieces, ContactWords words, Faces faces) {
    this.words = words;
    this.painter = new RowPainter(pieces.look(), faces);
    table = new Table(parent, SWT.VIRTUAL | SWT.SINGLE | SWT.V_SCROLL | SWT.FULL_SELECTION);
    table.setBackground(pieces.look().color(Tint.PANE));
    table.setForeground(pieces.look().color(Tint.TEXT));
    table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    pieces.named(table, "contacts", words.messages().text("main.contacts"));
    TableColumn column = new TableColumn(table, SWT.NONE);
    table.addListener(SWT.Resize, event -> column.setWidth(table.getClientArea().width));
    table.addListener(SWT.SetData, this::fill);
    table.addListener(SWT.MeasureItem, event -> event.height = painter.height());
    table.addListener(SWT.EraseItem, this::erase);
    table.addListener(SWT.PaintItem, this::paint);
    faces.follow(table);
    table.addListener(SWT.FocusIn, event -> table.redraw());
    table.addListener(SWT.FocusOut, event -> table.redraw());
  }

  Table control() {
    return table;
  }

  /** Shows these rows; the cursor stays on whom it was on, and what is in sight where it is. */
  void show(ContactView.Step step) {
    Optional<Person> before = selected();
    int cursor = table.getSelectionIndex();
    rows = step.rows();
    int known = table.getItemCount();
    if (known > rows.size()) {
      table.setItemCount(rows.size());
    }
    for (int place : step.changed()) {
      if (place < known) {
        table.clear(place);
      }
    }
    grow();
    before.ifPresent(person -> follow(person, cursor));
  }

  void unread(Map<Jid, Integer> counts) {
    Map<Jid, Integer> before = Map.copyOf(unread);
    unread.clear();
    unread.putAll(counts);
    for (int place = 0; place < Math.min(rows.size(), table.getItemCount()); place++) {
      boolean isOther = true;
      if (rows.get(place) instanceof Person person) {
        Jid address = person.contact().address();
        isOther = !before.getOrDefault(address, 0).equals(counts.getOrDefault(address, 0));
      }
      if (isOther) {
        table.clear(place);
      }
    }
  }

  /** The row that something has happened to. */
  static Optional<ContactRow> row(Event event) {
    return event.item instanceof TableItem item && item.getData() instanceof ContactRow row
        ? Optional.of(row)
        : Optional.empty();
  }

  /** The row under the cursor. */
  Optional<ContactRow> current() {
    int place = table.getSelectionIndex();
    return place >= 0 && place < rows.size() ? Optional.of(rows.get(place)) : Optional.empty();
  }

  Optional<Person> selected() {
    return current().filter(Person.class::isInstance).map(Person.class::cast);
  }

  /** Puts the cursor on the contact; on its first row, where it stands in several groups. */
  void select(Jid address) {
    if (selected().filter(person -> person.isOf(address)).isEmpty()) {
      OptionalInt place = place(address);
      if (place.isPresent() && place.getAsInt() < table.getItemCount()) {
        table.setSelection(place.getAsInt());
      } else {
        table.deselectAll();
      }
    }
  }

  /** Puts the cursor on the next person below, or above with -1; who that is. */
  Optional<Person> step(int direction) {
    return next(table.getSelectionIndex() + direction, direction);
  }

  /** Puts the cursor on the first person. */
  Optional<Person> first() {
    return next(0, 1);
  }

  private Optional<Person> next(int from, int direction) {
    for (int place = from; place >= 0 && place < table.getItemCount(); place += direction) {
      if (place < rows.size() && rows.get(place) instanceof Person person) {
        table.setSelection(place);
        return Optional.of(person);
      }
    }
    return Optional.empty();
  }

  /** A long table is made in steps, so that the window answers in between. */
  private void grow() {
    int there = table.getItemCount();
    if (there < rows.size()) {
      table.setItemCount(Math.min(rows.size(), there + ROWS_AT_ONCE));
      table
          .getDisplay()
          .asyncExec(
              () -> {
                if (!table.isDisposed()) {
                  grow();
                }
              });
    }
  }

  private void follow(Person person, int cursor) {
    Jid address = person.contact().address();
    boolean stays =
        cursor < rows.size() && rows.get(cursor) instanceof Person now && now.isOf(address);
    if (!stays) {
      int top = table.getTopIndex();
      select(address);
      table.setTopIndex(top);
    }
  }

  private OptionalInt place(Jid address) {
    return IntStream.range(0, rows.size())
        .filter(place -> rows.get(place) instanceof Person person && person.isOf(address))
        .findFirst();
  }

  private void fill(Event event) {
    if (event.item instanceof TableItem item && event.index < rows.size()) {
      ContactRow row = rows.get(event.index);
      item.setData(row);
      item.setText(words.of(row, unread));
      table.getDisplay().asyncExec(() -> announce(item));
    }
  }

  /**
   * GTK does not tell assistive technology of a text that is set while a row is made: one that was
   * there before would go on reading an empty row. So it is set once more.
   */
  private static void announce(TableItem item) {
    if (!item.isDisposed()) {
      String text = item.getText();
      item.setText("");
      item.setText(text);
    }
  }

  private void erase(Event event) {
    painter.ground(event.gc, area(event), state(event));
    event.detail &= ~(SWT.FOREGROUND | SWT.BACKGROUND | SWT.HOT | SWT.SELECTED | SWT.FOCUSED);
  }

  private void paint(Event event) {
    row(event).ifPresent(row -> paint(event, row));
  }

  private void paint(Event event, ContactRow row) {
    if (row instanceof Person person) {
      Contact contact = person.contact();
      painter.person(event.gc, area(event), contact, words.state(contact), state(event));
    } else if (row instanceof Heading heading) {
      painter.heading(event.gc, area(event), words.heading(heading, unread));
    }
  }

  private Rectangle area(Event event) {
    return new Rectangle(0, event.y, table.getClientArea().width, event.height);
  }

  private RowPainter.State state(Event event) {
    boolean isSelected =
        event.item instanceof TableItem item && table.getSelectionIndex() == table.indexOf(item);
    int count =
        row(event)
            .filter(Person.class::isInstance)
            .map(row -> unread.getOrDefault(((Person) row).contact().address(), 0))
            .orElse(0);
    return new RowPainter.State(isSelected, isSelected && table.isFocusControl(), count);
  }
}
