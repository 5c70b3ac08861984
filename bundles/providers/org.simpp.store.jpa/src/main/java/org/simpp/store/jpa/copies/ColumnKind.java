package org.simpp.store.jpa.copies;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** The kinds of columns that the schema has, with one form for each in whatever database. */
enum ColumnKind {
  TEXT(Types.VARCHAR),
  BYTES(Types.VARBINARY),
  WHOLE(Types.BIGINT),
  TRUTH(Types.BOOLEAN);

  private static final int MAX_BYTES = 64 * 1024 * 1024;
  private static final int ABSENT = -1;

  private final int sqlType;

  ColumnKind(int sqlType) {
    this.sqlType = sqlType;
  }

  /**
   * The kind of a column.
   *
   * @param type of {@link Types}
   * @throws SQLException if it is one that nobody has taught this yet
   */
  static ColumnKind of(int type, String column) throws SQLException {
    return switch (type) {
      case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> TEXT;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BYTES;
      case Types.BIGINT, Types.INTEGER -> WHOLE;
      case Types.BOOLEAN, Types.BIT, Types.TINYINT -> TRUTH;
      default -> throw new SQLException("a copy has no form for " + column + " of type " + type);
    };
  }

  /** Writes the value at {@code index}: its length, or -1 for null, and its bytes. */
  void write(ResultSet row, int index, DataOutputStream out) throws SQLException, IOException {
    switch (this) {
      case TEXT -> {
        String text = row.getString(index);
        write(text == null ? null : text.getBytes(StandardCharsets.UTF_8), out);
      }
      case BYTES -> write(row.getBytes(index), out);
      case WHOLE -> {
        String number = Long.toString(row.getLong(index));
        write(row.wasNull() ? null : number.getBytes(StandardCharsets.US_ASCII), out);
      }
      case TRUTH -> {
        byte[] truth = {(byte) (row.getBoolean(index) ? 1 : 0)};
        write(row.wasNull() ? null : truth, out);
      }
    }
  }

  /** Gives the next value of {@code in} to {@code statement}. */
  void bind(PreparedStatement statement, int index, DataInputStream in)
      throws SQLException, IOException {
    int length = in.readInt();
    if (length == ABSENT) {
      statement.setNull(index, sqlType);
      return;
    }
    if (length < 0 || length > MAX_BYTES) {
      throw new IOException("a value of " + length + " bytes");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length != length) {
      throw new IOException("a value ends before its end");
    }
    switch (this) {
      case TEXT -> statement.setString(index, new String(bytes, StandardCharsets.UTF_8));
      case BYTES -> statement.setBytes(index, bytes);
      case WHOLE -> statement.setLong(index, whole(bytes));
      case TRUTH -> statement.setBoolean(index, length == 1 && bytes[0] == 1);
    }
  }

  private static long whole(byte[] digits) throws IOException {
    try {
      return Long.parseLong(new String(digits, StandardCharsets.US_ASCII));
    } catch (NumberFormatException e) {
      throw new IOException("a number that is none", e);
    }
  }

  private static void write(byte @Nullable [] value, DataOutputStream out) throws IOException {
    if (value == null) {
      out.writeInt(ABSENT);
    } else {
      out.writeInt(value.length);
      out.write(value);
    }
  }
}
