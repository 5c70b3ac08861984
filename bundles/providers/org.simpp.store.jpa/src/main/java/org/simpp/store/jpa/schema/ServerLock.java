package org.simpp.store.jpa.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A lock that MySQL and MariaDB keep for a connection and take back with it, so that a killed
 * server leaves none behind, as it does in Liquibase's own table.
 */
final class ServerLock {
  // locks are the database server's, not one database's, and have names of at most 64 characters
  private static final String NAME = "CONCAT('simpp-', LEFT(DATABASE(), 50))";
  private static final int PATIENCE_SECONDS = 30;

  private ServerLock() {}

  /** What is done under the lock. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  /**
   * Runs {@code work} while no other server upgrades the connection's database.
   *
   * @throws SQLException if another one still does after {@value #PATIENCE_SECONDS} s
   */
  static void whileHeld(Connection connection, Work work) throws Exception {
    // a change of a large table takes as long as it takes
    connection.setNetworkTimeout(Runnable::run, 0);
    if (ask(connection, "SELECT GET_LOCK(" + NAME + ", " + PATIENCE_SECONDS + ")") != 1) {
      throw new SQLException(
          "another server has been upgrading this database for "
              + PATIENCE_SECONDS
              + " s; let it end, then start this one again");
    }
    try {
      work.run();
    } finally {
      ask(connection, "SELECT RELEASE_LOCK(" + NAME + ")");
    }
  }

  private static int ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      return answer.next() ? answer.getInt(1) : 0;
    }
  }
}
