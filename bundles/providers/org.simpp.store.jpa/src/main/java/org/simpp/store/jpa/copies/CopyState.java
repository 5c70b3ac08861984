package org.simpp.store.jpa.copies;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.simpp.model.Bytes;
import org.simpp.store.jpa.schema.Schema;

/**
 * How far a copy into a database has come, noted in that database: a table that is there only until
 * the copy is finished.
 */
final class CopyState {
  static final String TABLE = Schema.UNFINISHED;

  private final Connection connection;

  CopyState(Connection connection) {
    this.connection = connection;
  }

  void begin() throws SQLException {
    if (!Tables.has(connection, TABLE)) {
      execute(
          "CREATE TABLE copy_state (table_name VARCHAR(64) NOT NULL PRIMARY KEY,"
              + " last_key VARBINARY(8000) NOT NULL)");
    }
  }

  /** The key of the last row of {@code table} that was copied; empty where none was. */
  Optional<Bytes> last(String table) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT last_key FROM copy_state WHERE table_name = ?")) {
      select.setString(1, table);
      try (ResultSet found = select.executeQuery()) {
        return found.next() ? Optional.of(Bytes.givenAway(found.getBytes(1))) : Optional.empty();
      }
    }
  }

  /** Notes it, in the transaction in which the rows are. */
  void reached(String table, Bytes key) throws SQLException {
    try (PreparedStatement delete =
            connection.prepareStatement("DELETE FROM copy_state WHERE table_name = ?");
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO copy_state (table_name, last_key) VALUES (?, ?)")) {
      delete.setString(1, table);
      delete.executeUpdate();
      insert.setString(1, table);
      insert.setBytes(2, key.toByteArray());
      insert.executeUpdate();
    }
  }

  void end() throws SQLException {
    execute("DROP TABLE copy_state");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
