package org.simpp.store.jpa.copies;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.simpp.model.Bytes;

/**
 * One table: its columns in the order of their names, and those of its primary key in theirs. A row
 * is the bytes of its columns, a key those of its primary key.
 */
record TableShape(
    String name, Map<String, ColumnKind> columns, List<String> key, Set<String> refersTo) {
  TableShape {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    key = List.copyOf(key);
    refersTo = Set.copyOf(refersTo);
  }

  /** The first rows after {@code after}, in the order of the key, at most {@code limit}. */
  String selectPage(boolean after, int limit) {
    String keys = String.join(", ", key);
    return "SELECT %s, %s FROM %s%s ORDER BY %s LIMIT %d"
        .formatted(
            String.join(", ", columns.keySet()),
            keys,
            name,
            after ? " WHERE (%s) > (%s)".formatted(keys, questions(key.size())) : "",
            keys,
            limit);
  }

  String selectOne() {
    String keys = String.join(", ", key);
    return "SELECT %s, %s FROM %s WHERE (%s) = (%s)"
        .formatted(String.join(", ", columns.keySet()), keys, name, keys, questions(key.size()));
  }

  String insert() {
    return "INSERT INTO %s (%s) VALUES (%s)"
        .formatted(name, String.join(", ", columns.keySet()), questions(columns.size()));
  }

  /** All columns of the row of a key; where the key is the whole row it changes nothing. */
  String update() {
    return "UPDATE %s SET %s WHERE (%s) = (%s)"
        .formatted(
            name,
            columns.keySet().stream()
                .map(column -> column + " = ?")
                .collect(Collectors.joining(", ")),
            String.join(", ", key),
            questions(key.size()));
  }

  String delete() {
    return "DELETE FROM %s WHERE (%s) = (%s)"
        .formatted(name, String.join(", ", key), questions(key.size()));
  }

  Bytes row(ResultSet found) throws SQLException {
    return encode(found, List.copyOf(columns.values()), 1);
  }

  Bytes key(ResultSet found) throws SQLException {
    return encode(found, keyKinds(), columns.size() + 1);
  }

  /** What {@code row} is found by. */
  Bytes keyOf(Bytes row) {
    List<String> names = List.copyOf(columns.keySet());
    Map<String, Bytes> values = new HashMap<>();
    int at = 0;
    for (String column : names) {
      int length = Math.max(0, ByteBuffer.wrap(row.toByteArray()).getInt(at));
      values.put(column, row.slice(at, at + Integer.BYTES + length));
      at += Integer.BYTES + length;
    }
    return Bytes.concat(key.stream().map(values::get).toArray(Bytes[]::new));
  }

  void bindRow(PreparedStatement statement, Bytes row) throws SQLException, IOException {
    bind(statement, List.copyOf(columns.values()), row);
  }

  void bindKey(PreparedStatement statement, Bytes key) throws SQLException, IOException {
    bind(statement, keyKinds(), key);
  }

  /** For {@link #update}: the row first, then what it is found by. */
  void bindUpdate(PreparedStatement statement, Pages.Found row) throws SQLException, IOException {
    List<ColumnKind> kinds = new ArrayList<>(columns.values());
    kinds.addAll(keyKinds());
    bind(statement, kinds, Bytes.concat(row.row(), row.key()));
  }

  /** Columns and kinds as a file says them. */
  String description() {
    StringBuilder text = new StringBuilder();
    columns.forEach(
        (column, kind) ->
            text.append(text.isEmpty() ? "" : ",").append(column).append(':').append(kind));
    return text.toString();
  }

  private List<ColumnKind> keyKinds() {
    return key.stream()
        .map(
            column -> {
              ColumnKind kind = columns.get(column);
              if (kind == null) {
                throw new IllegalStateException(name + " has no column " + column);
              }
              return kind;
            })
        .toList();
  }

  private static Bytes encode(ResultSet found, List<ColumnKind> kinds, int first)
      throws SQLException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (int i = 0; i < kinds.size(); i++) {
        kinds.get(i).write(found, first + i, out);
      }
    } catch (IOException impossible) {
      throw new IllegalStateException("memory takes everything", impossible);
    }
    return Bytes.givenAway(bytes.toByteArray());
  }

  private static void bind(PreparedStatement statement, List<ColumnKind> kinds, Bytes values)
      throws SQLException, IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(values.toByteArray()))) {
      for (int i = 0; i < kinds.size(); i++) {
        kinds.get(i).bind(statement, i + 1, in);
      }
      if (in.read() >= 0) {
        throw new IOException("a row of other columns");
      }
    }
  }

  private static String questions(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }
}
