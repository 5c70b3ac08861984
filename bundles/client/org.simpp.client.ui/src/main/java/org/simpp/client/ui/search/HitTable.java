package org.simpp.client.ui.search;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.simpp.client.Entry;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;

/** What was found, one line each, and below it the whole text of the line that is chosen. */
final class HitTable {
  private static final int LINES = 4;

  private final HitWords words;
  private final Consumer<Entry> opened;
  private final Table table;
  private final Text whole;

  HitTable(
      Composite parent, Pieces pieces, Messages messages, HitWords words, Consumer<Entry> opened) {
    this.words = words;
    this.opened = opened;
    table = new Table(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
    table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    table.setBackground(pieces.look().color(Tint.PAGE));
    table.setForeground(pieces.look().color(Tint.TEXT));
    table.setHeaderVisible(true);
    pieces.named(table, "search.hits", messages.text("search.hits"));
    for (String column : List.of("search.who", "search.when", "search.text")) {
      new TableColumn(table, SWT.NONE).setText(messages.text(column));
    }
    table.addListener(SWT.Resize, event -> fit());
    table.addListener(SWT.Selection, event -> read());
    table.addListener(SWT.DefaultSelection, event -> open());
    whole = new Text(parent, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL | SWT.BORDER);
    GridData size = new GridData(SWT.FILL, SWT.END, true, false);
    size.heightHint = LINES * whole.getLineHeight();
    whole.setLayoutData(size);
    pieces.named(whole, "search.whole", messages.text("search.whole"));
    pieces.button(parent, "search.open", messages.text("search.open"), this::open);
  }

  void show(List<Entry> entries, String query) {
    table.setRedraw(false);
    table.removeAll();
    for (Entry entry : entries) {
      TableItem item = new TableItem(table, SWT.NONE);
      item.setText(
          new String[] {words.writer(entry), words.time(entry), words.excerpt(entry, query)});
      item.setData(entry);
    }
    fit();
    table.setRedraw(true);
    if (!entries.isEmpty()) {
      table.setSelection(0);
    }
    read();
  }

  void focus() {
    table.setFocus();
  }

  /** The chosen hit, in its conversation. */
  void open() {
    for (TableItem chosen : table.getSelection()) {
      if (chosen.getData() instanceof Entry entry) {
        opened.accept(entry);
      }
    }
  }

  private void read() {
    String text = "";
    for (TableItem chosen : table.getSelection()) {
      if (chosen.getData() instanceof Entry entry) {
        text = entry.text();
      }
    }
    whole.setText(text);
  }

  /** Names and times as wide as they are, texts as wide as there is room. */
  private void fit() {
    int room = table.getClientArea().width;
    for (int column = 0; column < 2; column++) {
      table.getColumn(column).pack();
      room -= table.getColumn(column).getWidth();
    }
    table.getColumn(2).setWidth(Math.max(120, room));
  }
}
