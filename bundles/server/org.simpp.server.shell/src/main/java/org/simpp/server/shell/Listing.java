package org.simpp.server.shell;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.simpp.server.json.Json;

/** Rows of named columns, shown as a table for people or as JSON for scripts. */
final class Listing {
  private final List<String> columns;
  private final List<Map<String, Object>> rows = new ArrayList<>();

  Listing(String... columns) {
    this.columns = List.of(columns);
  }

  /** Adds a row, a value a column: text, numbers, truth values, lists of text. */
  Listing row(Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException("a row has a value for each column");
    }
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      row.put(columns.get(i), values[i]);
    }
    rows.add(row);
    return this;
  }

  /**
   * The columns that are {@code wanted} alone, in that order.
   *
   * @param wanted their names, with commas between
   * @throws CommandException if there is no such column
   */
  Listing only(String wanted) throws CommandException {
    List<String> names = Arrays.stream(wanted.split(",", -1)).map(String::strip).toList();
    for (String name : names) {
      if (!columns.contains(name)) {
        throw new CommandException(
            "there is no column \"%s\"; there are %s".formatted(name, String.join(",", columns)));
      }
    }
    Listing chosen = new Listing(names.stream().distinct().toArray(String[]::new));
    for (Map<String, Object> row : rows) {
      chosen.row(chosen.columns.stream().map(row::get).toArray());
    }
    return chosen;
  }

  /** All rows: a table and how many there are, or a JSON array. */
  void print(PrintStream out, boolean json, String noun) {
    if (json) {
      out.println(Json.write(rows));
    } else {
      table().print(out);
      out.println("OK: " + rows.size() + " " + noun + (rows.size() == 1 ? "" : "s"));
    }
  }

  /** The one row: a line a column, or a JSON object. */
  void printOne(PrintStream out, boolean json) {
    Map<String, Object> row = rows.get(0);
    if (json) {
      out.println(Json.write(row));
    } else {
      int width = columns.stream().mapToInt(String::length).max().orElse(0);
      row.forEach(
          (column, value) ->
              out.println(column + " ".repeat(width - column.length()) + "  " + text(value)));
    }
  }

  private ShellTable table() {
    ShellTable table = new ShellTable().emptyTableText("(none)");
    columns.forEach(table::column);
    for (Map<String, Object> row : rows) {
      table.addRow().addContent(row.values().stream().map(Listing::text).toArray());
    }
    return table;
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? String.join(", ", list.stream().map(String::valueOf).toList())
        : value.toString();
  }
}
