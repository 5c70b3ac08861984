package org.simpp.store.jpa.schema;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Brings a database to the schema that this bundle wants, which {@code db/changelog.xml} describes.
 *
 * <p>The database remembers the changelog's hash: where it is the same, nothing else is looked at
 * and Liquibase is not loaded.
 */
public final class Schema {
  /** The table that is in a database while another store is copied into it. */
  public static final String UNFINISHED = "copy_state";

  static final String CHANGELOG = "db/changelog.xml";

  /**
   * Returns with the database at the wanted schema.
   *
   * @throws SQLException if the database cannot be opened or upgraded, or was made by a newer
   *     version of this bundle
   */
  public void upgrade(DataSource database) throws SQLException {
    String wanted = changelogHash();
    if (appliedHash(database).filter(wanted::equals).isPresent()) {
      return;
    }
    Migration.run(database);
    remember(database, wanted);
  }

  /**
   * Makes the schema as it was after {@code changeSets}, the first ones of the changelog, in a
   * database that has none, or has some of them.
   *
   * @throws SQLException if they are not the first ones: a newer version has others
   */
  public void build(DataSource database, List<String> changeSets) throws SQLException {
    Migration.run(database, changeSets);
  }

  /**
   * Returns where nothing is in the database that was begun and not finished.
   *
   * @throws SQLException if the copy of another store into it was not finished
   */
  public void requireFinished(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      if (has(connection, UNFINISHED)) {
        throw new SQLException(
            "the copy of another store into this database is not finished; start the server on the"
                + " other one again and give simpp:store-migrate once more, or make this one anew");
      }
    }
  }

  private static String changelogHash() {
    try (InputStream changelog = Schema.class.getClassLoader().getResourceAsStream(CHANGELOG)) {
      if (changelog == null) {
        throw new IllegalStateException("this bundle has no " + CHANGELOG);
      }
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(changelog.readAllBytes()));
    } catch (IOException | NoSuchAlgorithmException broken) {
      throw new IllegalStateException("this bundle's " + CHANGELOG + " cannot be read", broken);
    }
  }

  private static Optional<String> appliedHash(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      if (!has(connection, "schema_state")) {
        return Optional.empty();
      }
      try (Statement statement = connection.createStatement();
          ResultSet found = statement.executeQuery("SELECT changelog_hash FROM schema_state")) {
        return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
      }
    }
  }

  private static boolean has(Connection connection, String table) throws SQLException {
    String stored =
        connection.getMetaData().storesUpperCaseIdentifiers()
            ? table.toUpperCase(Locale.ROOT)
            : table;
    try (ResultSet tables =
        connection
            .getMetaData()
            .getTables(connection.getCatalog(), connection.getSchema(), stored, null)) {
      return tables.next();
    }
  }

  private static void remember(DataSource database, String hash) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement clear = connection.createStatement();
          PreparedStatement insert =
              connection.prepareStatement("INSERT INTO schema_state (changelog_hash) VALUES (?)")) {
        clear.executeUpdate("DELETE FROM schema_state");
        insert.setString(1, hash);
        insert.executeUpdate();
        connection.commit();
      } catch (SQLException refused) {
        connection.rollback();
        throw refused;
      }
    }
  }
}
