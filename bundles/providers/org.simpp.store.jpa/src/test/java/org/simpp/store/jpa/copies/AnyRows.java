package org.simpp.store.jpa.copies;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Rows for every table, made up from what the database says of its columns. */
final class AnyRows {
  private final Connection connection;
  private final TableShape table;
  private final Map<String, Integer> sizes = new HashMap<>();
  private final Map<String, Boolean> nullable = new HashMap<>();
  private final Map<String, String> references = new HashMap<>();

  private AnyRows(Connection connection, TableShape table) throws SQLException {
    this.connection = connection;
    this.table = table;
    DatabaseMetaData metadata = connection.getMetaData();
    boolean isUpper = metadata.storesUpperCaseIdentifiers();
    String name = isUpper ? table.name().toUpperCase(Locale.ROOT) : table.name();
    String catalog = connection.getCatalog();
    String schema = connection.getSchema();
    try (ResultSet found = metadata.getColumns(catalog, schema, name, "%")) {
      while (found.next()) {
        String column = found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
        sizes.put(column, found.getInt("COLUMN_SIZE"));
        nullable.put(column, found.getInt("NULLABLE") == DatabaseMetaData.columnNullable);
      }
    }
    try (ResultSet found = metadata.getImportedKeys(catalog, schema, name)) {
      while (found.next()) {
        references.put(
            found.getString("FKCOLUMN_NAME").toLowerCase(Locale.ROOT),
            found.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT));
      }
    }
  }

  /** {@code count} rows in each table, the numbers of which begin after {@code first}. */
  static void fill(DataSource database, int first, int count) throws SQLException {
    try (Connection connection = database.getConnection()) {
      for (TableShape table : Tables.of(connection)) {
        AnyRows rows = new AnyRows(connection, table);
        for (int number = first; number < first + count; number++) {
          rows.insert(number);
        }
      }
    }
  }

  private void insert(int number) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(table.insert())) {
      List<String> columns = List.copyOf(table.columns().keySet());
      for (int i = 0; i < columns.size(); i++) {
        insert.setObject(i + 1, value(columns.get(i), number));
      }
      insert.executeUpdate();
    }
  }

  private Object value(String column, int number) {
    String referred = references.get(column);
    if (referred != null) {
      return idOf(referred, number);
    }
    if (table.key().equals(List.of(column)) && sizes.get(column) == 36) {
      return idOf(table.name(), number);
    }
    if (nullable.get(column) && number % 3 == 0) {
      return null;
    }
    return switch (table.columns().get(column)) {
      case WHOLE -> (long) number;
      case TRUTH -> number % 2 == 0;
      case BYTES -> number % 5 == 1 ? new byte[0] : bytes(column, number);
      case TEXT -> text(column, number);
    };
  }

  private static String idOf(String table, int number) {
    return UUID.nameUUIDFromBytes((table + number).getBytes(StandardCharsets.UTF_8)).toString();
  }

  private byte[] bytes(String column, int number) {
    byte[] bytes = new byte[Math.min(sizes.get(column), 40)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (number * 31 + i * 7 - 128);
    }
    bytes[0] = (byte) number;
    bytes[1] = (byte) (number >> 8);
    return bytes;
  }

  /** Of the length of the column where that is a fixed one; else with signs from far away. */
  private String text(String column, int number) {
    int size = sizes.get(column);
    if (size == 36 || size == 64) {
      return "%064x".formatted(number).substring(64 - size);
    }
    String text = Integer.toString(number, 36);
    return size < 100 ? text : text + " 訊息 \uD83D\uDE00 'quoted' \\ line\nend";
  }
}
