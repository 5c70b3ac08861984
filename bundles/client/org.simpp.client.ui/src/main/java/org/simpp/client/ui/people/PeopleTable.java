package org.simpp.client.ui.people;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.simpp.client.directory.Person;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;

/** Who was found, one line each, made when it comes into sight. */
final class PeopleTable {
  private static final List<String> COLUMNS =
      List.of("people.name", "people.job", "people.unit", "people.address");

  /** How much of the width each column has, in percent. */
  private static final List<Integer> SHARES = List.of(24, 22, 22, 32);

  private final PersonWords words;
  private final Table table;
  private List<Person> people = List.of();

  /**
   * @param chosen told who is under the cursor
   * @param opened told who was taken
   */
  PeopleTable(
      Composite parent,
      Pieces pieces,
      PersonWords words,
      Consumer<Person> chosen,
      Consumer<Person> opened) {
    this.words = words;
    table = new Table(parent, SWT.VIRTUAL | SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
    table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    table.setBackground(pieces.look().color(Tint.PAGE));
    table.setForeground(pieces.look().color(Tint.TEXT));
    table.setHeaderVisible(true);
    pieces.named(table, "people.found", words.messages().text("people.table"));
    for (String column : COLUMNS) {
      new TableColumn(table, SWT.NONE).setText(words.messages().text(column));
    }
    table.addListener(SWT.Resize, event -> fit());
    table.addListener(SWT.SetData, this::fill);
    table.addListener(SWT.Selection, event -> current().ifPresent(chosen));
    table.addListener(SWT.DefaultSelection, event -> current().ifPresent(opened));
  }

  Table control() {
    return table;
  }

  /** Shows them, with the cursor on the first. */
  void show(List<Person> found) {
    people = found;
    table.setItemCount(found.size());
    table.clearAll();
    if (!found.isEmpty()) {
      table.setSelection(0);
    }
  }

  /** Who is under the cursor. */
  Optional<Person> current() {
    int place = table.getSelectionIndex();
    return place >= 0 && place < people.size() ? Optional.of(people.get(place)) : Optional.empty();
  }

  private void fill(Event event) {
    if (event.item instanceof TableItem item && event.index < people.size()) {
      item.setText(words.cells(people.get(event.index)));
    }
  }

  private void fit() {
    int width = table.getClientArea().width;
    for (int column = 0; column < SHARES.size(); column++) {
      table.getColumn(column).setWidth(width * SHARES.get(column) / 100);
    }
  }
}
