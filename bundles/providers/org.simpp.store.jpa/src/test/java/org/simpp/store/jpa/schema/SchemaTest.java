package org.simpp.store.jpa.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
  @TempDir Path folder;

  private final Schema schema = new Schema();

  @Test
  void emptyDatabase_hasTheTablesAfterwards() throws SQLException {
    schema.upgrade(database());

    assertThat(number("SELECT COUNT(*) FROM account")).isZero();
    assertThat(number("SELECT COUNT(*) FROM schema_state")).isOne();
  }

  @Test
  void upgraded_isLeftAlone() throws SQLException {
    schema.upgrade(database());
    execute("DROP TABLE databasechangelog");

    schema.upgrade(database());

    // Liquibase would have made its table anew, and failed over the tables that are there
    assertThat(
            number(
                "SELECT COUNT(*) FROM information_schema.tables"
                    + " WHERE table_name = 'DATABASECHANGELOG'"))
        .isZero();
  }

  @Test
  void ownOlderVersion_isUpgraded() throws SQLException {
    schema.upgrade(database());
    execute("UPDATE schema_state SET changelog_hash = 'older'");
    execute("DROP TABLE held_stanza");
    execute("DELETE FROM databasechangelog WHERE id = '0003-held-stanzas'");

    schema.upgrade(database());

    assertThat(number("SELECT COUNT(*) FROM held_stanza")).isZero();
    assertThat(number("SELECT COUNT(*) FROM schema_state WHERE changelog_hash = 'older'")).isZero();
  }

  @Test
  void newerVersion_isRefused() throws SQLException {
    schema.upgrade(database());
    execute("UPDATE schema_state SET changelog_hash = 'newer'");
    execute("UPDATE databasechangelog SET id = '9999-later' WHERE id = '0003-held-stanzas'");

    assertThatThrownBy(() -> schema.upgrade(database()))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("newer version")
        .hasMessageContaining("9999-later");
  }

  @Test
  void killedMigration_doesNotBlockTheNext() throws SQLException {
    schema.upgrade(database());
    execute("UPDATE schema_state SET changelog_hash = 'older'");
    execute("UPDATE databasechangeloglock SET locked = TRUE, lockgranted = CURRENT_TIMESTAMP");

    schema.upgrade(database());

    assertThat(number("SELECT COUNT(*) FROM schema_state WHERE changelog_hash = 'older'")).isZero();
  }

  @Test
  void damagedFile_isExplainedAndLeftAsItIs() throws SQLException, IOException {
    schema.upgrade(database());
    Path file = folder.resolve("simpp.mv.db");
    damage(file);
    byte[] before = Files.readAllBytes(file);

    SQLException refused =
        catchThrowableOfType(SQLException.class, () -> schema.upgrade(database()));

    assertThat(Trouble.explain(refused)).contains("damaged").contains("backup");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void wrongPassword_isExplained() throws SQLException {
    schema.upgrade(database());
    JdbcDataSource other = database();
    other.setPassword("other");

    SQLException refused = catchThrowableOfType(SQLException.class, () -> schema.upgrade(other));

    assertThat(Trouble.explain(refused)).contains("user or password");
  }

  private static void damage(Path file) throws IOException {
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
      byte[] noise = new byte[(int) content.length()];
      Arrays.fill(noise, (byte) 0x5a);
      content.write(noise);
    }
  }

  private JdbcDataSource database() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:file:" + folder.resolve("simpp").toAbsolutePath());
    database.setUser("simpp");
    database.setPassword("");
    return database;
  }

  private long number(String query) throws SQLException {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      assertThat(result.next()).isTrue();
      return result.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
