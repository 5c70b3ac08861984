package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.itests.mariadb.MariaDb;
import org.simpp.itests.specification.Specification;

/**
 * The server on MySQL Connector/J, by editing one file, and a database that stops, hangs and comes
 * back under it, while slixmpp's sessions go on.
 */
class LostDatabaseTest {
  private static final String PASSWORD = "a long password";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Eight lanes, eight logins and a few of the shell; not one a request. */
  private static final int MORE_THREADS = 40;

  @TempDir Path folder;

  @Test
  @Timeout(600)
  @Specification("RFC 6120, section 8.3.3.18")
  @Specification("RFC 6120, section 6.5.11")
  void lostDatabase_stopsNothingThatNeedsNone_andIsFoundAgain() throws Exception {
    try (MariaDb database = MariaDb.start(folder.resolve("m"));
        RunningServer server = onMariaDb(database)) {
      for (String name : List.of("alice", "bob", "carol")) {
        server.shellOutput("simpp:user-add", "--password", PASSWORD, name + "@simpp.local");
      }
      assertThat(database.execute("SELECT COUNT(*) FROM simpp.account")).isEqualTo("3\n");
      Process clients = clients(server);
      try (BufferedReader said = reader(clients)) {
        assertThat(said.readLine()).isEqualTo("ready");
        int threads = threads(server).size();

        database.stop();
        goThrough("away", clients, said);
        assertThatItIsKnown(server);
        assertThat(threads(server)).hasSizeLessThan(threads + MORE_THREADS);
        database.startAgain();
        awaitReturn(server);
        goThrough("back", clients, said);

        database.freeze();
        try {
          goThrough("away", clients, said);
          assertThatItIsKnown(server);
          assertThat(threads(server)).hasSizeLessThan(threads + MORE_THREADS);
        } finally {
          database.thaw();
        }
        awaitReturn(server);
        goThrough("back", clients, said);
        clients.getOutputStream().close();
        assertThat(clients.waitFor()).isZero();
      } finally {
        clients.destroyForcibly();
      }
      assertThat(server.stop()).isZero();
    }
  }

  private RunningServer onMariaDb(MariaDb database) throws Exception {
    Path data = folder.resolve("lost-database");
    MariaDbData.prepare(data, database);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(MariaDbData.file(data))))
        .as("the password's file is its owner's alone")
        .isEqualTo("rw-------");
    return RunningServer.start(data);
  }

  private static Process clients(RunningServer server) throws Exception {
    return Product.command(
            "/usr/bin/python3",
            "itests/interop/through_outages.py",
            "127.0.0.1",
            "" + server.c2sPort(),
            server.certificate().toString(),
            "alice@simpp.local:" + PASSWORD,
            "bob@simpp.local:" + PASSWORD,
            "carol@simpp.local:" + PASSWORD)
        .redirectError(Product.OUTPUT.resolve("lost-database-clients.err").toFile())
        .start();
  }

  private static BufferedReader reader(Process clients) {
    return new BufferedReader(
        new InputStreamReader(clients.getInputStream(), StandardCharsets.UTF_8));
  }

  private static void goThrough(String what, Process clients, BufferedReader said)
      throws IOException {
    clients.getOutputStream().write((what + "\n").getBytes(StandardCharsets.UTF_8));
    clients.getOutputStream().flush();
    String answer = said.readLine();
    assertThat(answer).startsWith("passed " + what);
  }

  private static void assertThatItIsKnown(RunningServer server) throws Exception {
    Product.Result status = server.shell("simpp:status");
    assertThat(status.status()).isNotZero();
    assertThat(status.output()).contains("the database has not answered since");
    assertThat(server.shell("simpp:health").output())
        .containsPattern("store +│ ✘")
        .containsPattern("threads +│ ✔");
    assertThat(threads(server)).noneMatch(LostDatabaseTest::isEventLoopInStore);
  }

  private static boolean isEventLoopInStore(String thread) {
    return thread.contains("EventLoop") && thread.contains("org.simpp.store");
  }

  private static void awaitReturn(RunningServer server) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(server.shell("simpp:status").status()).isZero());
  }

  /** What each thread of the server does now, its name first. */
  private static List<String> threads(RunningServer server) throws Exception {
    Product.Result dump =
        Product.execute(Map.of(), 60, "jcmd", "" + server.java().pid(), "Thread.print");
    assertThat(dump.status()).as(dump.output()).isZero();
    return Stream.of(dump.output().split("\n\n")).filter(one -> one.startsWith("\"")).toList();
  }
}
