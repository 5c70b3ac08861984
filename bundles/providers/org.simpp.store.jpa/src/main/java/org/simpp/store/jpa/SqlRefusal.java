package org.simpp.store.jpa;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Why a database refused, read from the standard's SQL states. */
enum SqlRefusal {
  /** A unique key is there already. */
  DUPLICATE,
  /** What a row hangs on has gone. */
  GONE,
  /** Two transactions blocked each other, and this one was given up. */
  BLOCKED,
  /** There is no connection, or it broke. */
  AWAY,
  /** No room, damage. */
  OTHER;

  private static final int H2_PARENT_MISSING = 23506;
  private static final int MYSQL_PARENT_MISSING = 1452;
  private static final int H2_LOCK_TIMEOUT = 50200;

  static SqlRefusal of(Throwable refused) {
    if (isConnectionLost(refused)) {
      return AWAY;
    }
    SQLException cause = sqlCause(refused);
    if (cause == null || cause.getSQLState() == null) {
      return OTHER;
    }
    int code = cause.getErrorCode();
    if (code == H2_PARENT_MISSING || code == MYSQL_PARENT_MISSING) {
      return GONE;
    }
    return switch (cause.getSQLState().substring(0, 2)) {
      case "23" -> DUPLICATE;
      case "40" -> BLOCKED;
      default -> code == H2_LOCK_TIMEOUT ? BLOCKED : OTHER;
    };
  }

  /** As JDBC and the pool say it, by class or by state: drivers keep to one of them. */
  private static boolean isConnectionLost(Throwable refused) {
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException
          || cause instanceof SQLNonTransientConnectionException
          || cause instanceof SQLRecoverableException
          || (cause instanceof SQLException sql
              && String.valueOf(sql.getSQLState()).startsWith("08"))) {
        return true;
      }
    }
    return false;
  }

  static @Nullable SQLException sqlCause(Throwable refused) {
    SQLException found = null;
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        found = sql;
      }
    }
    return found;
  }

  /** The message without statement and values, which may be anything that is kept. */
  static String withoutStatement(SQLException cause) {
    if (String.valueOf(cause.getSQLState()).startsWith("22")) {
      return "a value does not fit its column";
    }
    String message = String.valueOf(cause.getMessage());
    int statement = message.indexOf("; SQL statement:");
    String alone = statement < 0 ? message : message.substring(0, statement);
    return alone.lines().findFirst().orElse("nothing");
  }

  /** The first line of what the database, or the connection, says; no statement, no value. */
  static String message(Throwable refused) {
    SQLException cause = sqlCause(refused);
    return cause == null ? refused.getClass().getName() : withoutStatement(cause);
  }
}
