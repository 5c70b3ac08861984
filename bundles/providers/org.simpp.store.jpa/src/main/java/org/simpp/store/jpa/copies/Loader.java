package org.simpp.store.jpa.copies;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.simpp.model.Bytes;

/** Puts rows into a table, some hundred at a time. */
final class Loader implements AutoCloseable {
  private final TableShape table;
  private final PreparedStatement insert;
  private int waiting;

  Loader(Connection connection, TableShape table) throws SQLException {
    this.table = table;
    this.insert = connection.prepareStatement(table.insert());
  }

  void add(Bytes row) throws SQLException, IOException {
    table.bindRow(insert, row);
    insert.addBatch();
    waiting++;
    if (waiting == Pages.LENGTH) {
      flush();
    }
  }

  void flush() throws SQLException {
    if (waiting > 0) {
      insert.executeBatch();
      waiting = 0;
    }
  }

  @Override
  public void close() throws SQLException {
    insert.close();
  }
}
