package org.simpp.store.jpa.copies;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a database that hold what is kept, as the database itself describes them: a table
 * that is added to the schema is copied without a line here.
 */
final class Tables {
  /** What Liquibase and the copying itself note. */
  private static final Set<String> HOUSEKEEPING =
      Set.of("databasechangelog", "databasechangeloglock", "schema_state", CopyState.TABLE);

  private final DatabaseMetaData metadata;
  private final @Nullable String catalog;
  private final @Nullable String schema;

  private Tables(Connection connection) throws SQLException {
    this.metadata = connection.getMetaData();
    this.catalog = connection.getCatalog();
    this.schema = connection.getSchema();
  }

  /** All of them, each after those that it refers to. */
  static List<TableShape> of(Connection connection) throws SQLException {
    Tables tables = new Tables(connection);
    List<TableShape> found = new ArrayList<>();
    for (String name : tables.names()) {
      if (!HOUSEKEEPING.contains(name.toLowerCase(Locale.ROOT))) {
        found.add(tables.shape(name));
      }
    }
    return ordered(found);
  }

  /** Whether there is a table of that name, in small letters. */
  static boolean has(Connection connection, String table) throws SQLException {
    return new Tables(connection).names().stream().anyMatch(table::equalsIgnoreCase);
  }

  /** Whether there is no table at all. */
  static boolean isEmpty(Connection connection) throws SQLException {
    return new Tables(connection).names().isEmpty();
  }

  /** The change sets that made it, in their order. */
  static List<String> changeSets(Connection connection) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("SELECT ID FROM DATABASECHANGELOG ORDER BY ORDEREXECUTED")) {
      while (found.next()) {
        ids.add(found.getString(1));
      }
    }
    return ids;
  }

  private Set<String> names() throws SQLException {
    Set<String> names = new TreeSet<>();
    try (ResultSet found = metadata.getTables(catalog, schema, "%", null)) {
      while (found.next()) {
        String type = found.getString("TABLE_TYPE");
        if (type.endsWith("TABLE") && !type.contains("SYSTEM")) {
          names.add(found.getString("TABLE_NAME"));
        }
      }
    }
    return names;
  }

  private TableShape shape(String table) throws SQLException {
    Map<String, ColumnKind> columns = new TreeMap<>();
    try (ResultSet found = metadata.getColumns(catalog, schema, table, "%")) {
      while (found.next()) {
        String column = small(found.getString("COLUMN_NAME"));
        columns.put(column, ColumnKind.of(found.getInt("DATA_TYPE"), table + "." + column));
      }
    }
    Map<Integer, String> key = new TreeMap<>();
    try (ResultSet found = metadata.getPrimaryKeys(catalog, schema, table)) {
      while (found.next()) {
        key.put(found.getInt("KEY_SEQ"), small(found.getString("COLUMN_NAME")));
      }
    }
    Set<String> refersTo = new HashSet<>();
    try (ResultSet found = metadata.getImportedKeys(catalog, schema, table)) {
      while (found.next()) {
        refersTo.add(small(found.getString("PKTABLE_NAME")));
      }
    }
    refersTo.remove(small(table));
    // rows of a table without a key differ in something
    List<String> told = List.copyOf(key.isEmpty() ? columns.keySet() : key.values());
    return new TableShape(small(table), columns, told, refersTo);
  }

  private static List<TableShape> ordered(List<TableShape> tables) throws SQLException {
    List<TableShape> left = new ArrayList<>(tables);
    List<TableShape> ordered = new ArrayList<>();
    Set<String> placed = new HashSet<>();
    while (!left.isEmpty()) {
      List<TableShape> next =
          left.stream().filter(table -> placed.containsAll(table.refersTo())).toList();
      if (next.isEmpty()) {
        throw new SQLException("tables refer to each other in a circle: " + left);
      }
      ordered.addAll(next);
      next.forEach(table -> placed.add(table.name()));
      left.removeAll(next);
    }
    return ordered;
  }

  private static String small(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
