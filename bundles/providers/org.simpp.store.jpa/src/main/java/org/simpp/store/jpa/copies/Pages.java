package org.simpp.store.jpa.copies;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;

/** Reads a table page by page, in the order of its key, so that it may be of any length. */
final class Pages {
  static final int LENGTH = 500;

  /** One row, and what it is found by. */
  record Found(Bytes key, Bytes row) {}

  private final Connection connection;
  private final TableShape table;

  Pages(Connection connection, TableShape table) {
    this.connection = connection;
    this.table = table;
  }

  /** What follows {@code after}, null for the beginning; empty at the end. */
  List<Found> next(@Nullable Bytes after) throws SQLException, IOException {
    List<Found> page = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(table.selectPage(after != null, LENGTH))) {
      if (after != null) {
        table.bindKey(select, after);
      }
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          page.add(new Found(table.key(found), table.row(found)));
        }
      }
    }
    return page;
  }

  /** The row of that key. */
  Optional<Bytes> row(PreparedStatement selectOne, Bytes key) throws SQLException, IOException {
    table.bindKey(selectOne, key);
    try (ResultSet found = selectOne.executeQuery()) {
      return found.next() ? Optional.of(table.row(found)) : Optional.empty();
    }
  }

  /** How many there are. */
  long count() throws SQLException {
    try (PreparedStatement count =
            connection.prepareStatement("SELECT COUNT(*) FROM " + table.name());
        ResultSet found = count.executeQuery()) {
      return found.next() ? found.getLong(1) : 0;
    }
  }
}
