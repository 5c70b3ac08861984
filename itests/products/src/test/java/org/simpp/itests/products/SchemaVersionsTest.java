package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.itests.mariadb.MariaDb;

/** A server that starts on the database of another version. */
class SchemaVersionsTest {
  private static final String ACCOUNT = "carol@simpp.local";
  private static final Duration TO_THE_END = Duration.ofSeconds(10);

  @TempDir Path folder;

  @Test
  @Timeout(600)
  void older_isUpgraded_newer_isRefusedAndLeftAsItIs() throws Exception {
    Path data = folder.resolve("schema-versions");
    try (MariaDb database = MariaDb.start(folder.resolve("m"))) {
      MariaDbData.prepare(data, database);
      try (RunningServer server = RunningServer.start(data)) {
        server.shellOutput("simpp:user-add", "--password", "a long password", ACCOUNT);
        assertThat(server.stop()).isZero();
      }

      database.execute(
          "USE simpp;"
              + " DROP TABLE published_item, publish_node, document, login_token, archive_entry;"
              + " ALTER TABLE held_stanza DROP INDEX held_stanza_once, DROP COLUMN origin;"
              + " ALTER TABLE roster_item DROP COLUMN pending_request;"
              + " DELETE FROM DATABASECHANGELOG WHERE ID > '0003-held-stanzas';"
              + " UPDATE schema_state SET changelog_hash = 'of an earlier version'");
      try (RunningServer server = RunningServer.start(data)) {
        assertThat(server.shellOutput("simpp:user-list")).contains(ACCOUNT);
        assertThat(server.stop()).isZero();
      }
      assertThat(database.execute("SHOW COLUMNS FROM simpp.roster_item"))
          .contains("pending_request");

      database.execute(
          "USE simpp; UPDATE DATABASECHANGELOG SET ID = '9999-later' WHERE ID LIKE '0005%';"
              + " UPDATE schema_state SET changelog_hash = 'of a later version'");
      String before = contents(database);
      assertThat(refusal(data)).contains("newer version", "9999-later", "run that version");
      assertThat(contents(database)).isEqualTo(before);
    }
  }

  private static String contents(MariaDb database) throws Exception {
    StringBuilder all = new StringBuilder();
    for (String table : database.execute("SHOW TABLES FROM simpp").lines().toList()) {
      all.append(database.execute("SHOW CREATE TABLE simpp." + table));
      all.append(database.execute("CHECKSUM TABLE simpp." + table + " EXTENDED"));
    }
    return all.toString();
  }

  /** What the server says on its standard error before it ends by itself. */
  private static String refusal(Path data) throws Exception {
    Path errors = Product.OUTPUT.resolve(data.getFileName() + "-server.err");
    Files.deleteIfExists(errors);
    try (RunningServer server =
        RunningServer.launch(data, Product.freePort(), Product.freePort(), Product.freePort())) {
      for (int waited = 0; !said(errors).contains("newer version"); waited++) {
        if (waited > 1_200) {
          throw new IOException("the server has said nothing of it within 120 s, see " + errors);
        }
        Thread.sleep(100);
      }
      assertThat(server.awaitEnd(TO_THE_END)).isNotZero();
    }
    return said(errors);
  }

  private static String said(Path errors) throws IOException {
    return Files.exists(errors) ? Files.readString(errors) : "";
  }
}
