package org.simpp.store.jpa.schema;

import java.sql.SQLException;

/** Why there is no database, in words for an operator: what happened, why, what to do. */
final class Trouble {
  private static final int H2_DAMAGED = 90030;
  private static final int H2_IN_USE = 90020;
  private static final int H2_WRONG_USER = 28000;
  private static final int MYSQL_WRONG_USER = 1045;
  private static final int MYSQL_NO_RIGHTS = 1044;
  private static final int MYSQL_NO_DATABASE = 1049;
  private static final String FILE = "etc/org.ops4j.datasource-simpp.cfg";

  private Trouble() {}

  static String explain(SQLException refused) {
    SQLException deepest = refused;
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        deepest = sql;
      }
    }
    return switch (deepest.getErrorCode()) {
      case H2_DAMAGED ->
          "the database file is damaged and is left as it is; restore the folder db from a backup,"
              + " or move it away to start empty. H2 says: "
              + firstLine(deepest);
      case H2_IN_USE ->
          "the database is in use by another process; stop that one first. H2 says: "
              + firstLine(deepest);
      case H2_WRONG_USER, MYSQL_WRONG_USER ->
          "the database refuses the user or password; correct " + FILE;
      case MYSQL_NO_RIGHTS ->
          "the database's user may not use that database; grant it all rights there, or correct "
              + FILE
              + ". It says: "
              + firstLine(deepest);
      case MYSQL_NO_DATABASE ->
          "the database server has no such database; create it, or correct the url in "
              + FILE
              + ". It says: "
              + firstLine(deepest);
      default ->
          "the database cannot be used; check "
              + FILE
              + " and that the database runs. It says: "
              + firstLine(deepest);
    };
  }

  private static String firstLine(SQLException refused) {
    return String.valueOf(refused.getMessage()).lines().findFirst().orElse("nothing");
  }
}
