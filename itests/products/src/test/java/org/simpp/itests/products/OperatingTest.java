package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.itests.mariadb.MariaDb;

/** What an operator does with a server on which people are, as one does it: over ssh, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatingTest {
  private static final String PASSWORD = "a long password";

  private final HttpClient http = HttpClient.newHttpClient();
  private RunningServer server;
  private int httpPort;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    httpPort = Product.freePort();
    server = RunningServer.start(folder.resolve("operating"), "--http", "" + httpPort);
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
  }

  @Test
  void metrics_countLoginsSessionsAndStanzas() throws Exception {
    add("ann@simpp.local");
    try (ForeignSession wrong = ForeignSession.begin(server, "ann@simpp.local", "a wrong one")) {
      assertThat(wrong.next()).contains("refused not-authorized");
    }
    try (ForeignSession session = ForeignSession.begin(server, "ann@simpp.local", PASSWORD)) {
      assertThat(session.next().orElseThrow()).startsWith("session ann@simpp.local/");

      assertThat(get("/metrics").body())
          .containsPattern("simpp_sessions [1-9]")
          .containsPattern("simpp_logins_total\\{mechanism=\"SCRAM.*outcome=\"success\"\\} [1-9]")
          .containsPattern("simpp_logins_total\\{.*outcome=\"not-authorized\"\\} [1-9]")
          .containsPattern("simpp_stanzas_sent_total\\{kind=\"iq\"\\} [1-9]")
          .containsPattern(
              "simpp_store_operations_total\\{operation=\"AccountStore.*done\"\\} [1-9]")
          .contains("simpp_store_available 1.0", "simpp_ready 1.0", "jvm_gc_collections_total")
          .doesNotContain("ann@")
          .endsWith("# EOF\n");
      assertThat(server.shellOutput("simpp:stats", "--json", "simpp_sess"))
          .startsWith("[{\"name\":\"simpp_sessions\",\"value\":");
    }
  }

  @Test
  void health_isGood_inTheShellAndOverHttp() throws Exception {
    assertThat(server.shellOutput("simpp:health"))
        .contains("✔", "store", "journal", "certificate", "OK: 5");
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").body()).contains("ok logins: are accepted");
  }

  @Test
  void check_findsNothing_thenWhatIsWrong_andSaysWhatToDo() throws Exception {
    assertThat(server.shellOutput("simpp:check", "config", "dns", "certs", "db", "cards"))
        .contains("✔", "org.simpp.server.cfg", "days left", "answered within", "OK: ")
        .doesNotContain("✘");
    Path settings = server.data().resolve("etc/org.simpp.server.cfg");
    Path database = server.data().resolve("etc/org.ops4j.datasource-simpp.cfg");
    String before = Files.readString(settings);
    try {
      Files.writeString(settings, before + "\nmaxRosterItem = 7\n");

      Product.Result result = server.shell("simpp:check", "config");

      assertThat(result.status()).isEqualTo(1);
      assertThat(result.output())
          .contains("✘", "nobody reads the key maxRosterItem", "did you mean maxRosterItems?")
          .contains(database.getFileName().toString());
    } finally {
      Files.writeString(settings, before);
    }
  }

  @Test
  void configDiff_showsWhatWasChanged_andWhatTheServerHas_withoutPasswords() throws Exception {
    Path settings = server.data().resolve("etc/org.simpp.server.cfg");
    String before = Files.readString(settings);
    try {
      Files.writeString(settings, before.replace("domain = simpp.local", "domain = other.local"));

      assertThat(server.shellOutput("simpp:config-diff"))
          .containsPattern(
              "netty.cfg +│ c2sPort +│ 5222 +│ " + server.c2sPort() + " +│ " + server.c2sPort())
          .containsPattern("server.cfg +│ domain +│ simpp.local +│ other.local +│ simpp.local");
    } finally {
      Files.writeString(settings, before);
    }
  }

  @Test
  void certReload_servesTheNewOne_dropsNoSession_andRefusesABadOne() throws Exception {
    add("cert@simpp.local");
    Path keystore = server.data().resolve("tls/server.p12");
    String first = serial();
    try (ForeignSession session = ForeignSession.begin(server, "cert@simpp.local", PASSWORD)) {
      String address = session.next().orElseThrow().substring("session ".length());
      Files.writeString(keystore, "no keystore");
      Product.Result broken = server.shell("simpp:cert-reload", "--verify");
      assertThat(broken.status()).isEqualTo(1);
      assertThat(broken.output()).contains("server.p12", "The old certificate stays");
      makeCertificate(keystore, "-startdate", "-20d", "-validity", "10");
      assertThat(server.shell("simpp:cert-reload").output()).contains("has expired");
      assertThat(serial()).isEqualTo(first);

      makeCertificate(keystore, "-validity", "90");
      assertThat(server.shellOutput("simpp:cert-reload", "--verify"))
          .containsPattern("c2s +│")
          .containsPattern("direct-tls +│")
          .contains("│ 89 ");

      assertThat(serial()).isNotEqualTo(first);
      assertThat(server.shellOutput("simpp:session-list")).contains(address);
      assertThat(server.shellOutput("simpp:session-kick", address)).contains("1");
      assertThat(session.next()).contains("stream-error policy-violation");
    }
    try (ForeignSession after = ForeignSession.begin(server, "cert@simpp.local", PASSWORD)) {
      assertThat(after.next().orElseThrow()).startsWith("session cert@simpp.local/");
    }
    assertThat(server.shellOutput("simpp:audit-tail", "--lines", "50"))
        .containsPattern("cert-reload +│ certificate +│ refused")
        .containsPattern("cert-reload +│ certificate +│ done");
  }

  @Test
  void announce_reachesWhomItIsFor_afterARehearsalThatTellsNobody() throws Exception {
    add("bea@simpp.local");
    try (ForeignSession session = ForeignSession.begin(server, "bea@simpp.local", PASSWORD)) {
      String address = session.next().orElseThrow().substring("session ".length());

      assertThat(server.shellOutput("simpp:announce", "--dry-run", "Not yet")).contains(address);
      server.shellOutput("simpp:announce", "--to", "bea@simpp.local", "Lunch is ready, 午餐好了");

      assertThat(session.next()).contains("heard headline Lunch is ready, 午餐好了");
    }
  }

  @Test
  void trace_showsEnvelopes_neverWhatIsSaid_andTheTrailSaysWhoLooked() throws Exception {
    Canary said = Canary.of("traced");
    add("eve@simpp.local");
    try (ForeignSession session = ForeignSession.begin(server, "eve@simpp.local", PASSWORD)) {
      String address = session.next().orElseThrow().substring("session ".length());
      CompletableFuture<String> trace =
          CompletableFuture.supplyAsync(() -> trace("--lines", "1", "--for", "1m", address));
      await().atMost(Duration.ofMinutes(1)).until(() -> trail().contains(" what=trace on=eve@"));

      server.shellOutput("simpp:announce", "--to", "eve@simpp.local", said.text());

      assertThat(session.next()).contains("heard headline " + said.text());
      assertThat(trace.get(1, TimeUnit.MINUTES))
          .contains("to   " + address + "  message headline from=simpp.local to=" + address)
          .containsPattern("body\\{jabber:client} +[0-9]+ bytes: written")
          .contains("OK: 1 stanza, 0 left out")
          .doesNotContain(said.text());
    }
    assertThat(trail())
        .containsPattern("who=\"operator\" what=trace on=eve@\\S+ result=done")
        .containsPattern("who=\"operator\" what=trace-end on=eve@\\S+ result=done");
    assertThat(said.foundIn(server.data())).isEmpty();
  }

  @Test
  void trace_endsByCtrlC() throws Exception {
    assertThat(
            new Terminal()
                .enters("operator@simpp> ", "simpp:trace nobody@simpp.local")
                .types("Ctrl-C ends it before", "\u0003")
                .enters("operator@simpp> ", "logout")
                .at(server)
                .output())
        .doesNotContain("Exception");
    assertThat(trail()).contains(" what=trace-end on=nobody@simpp.local ");
  }

  @Test
  void drain_letsNobodyIn_tellsAndEndsSessions_andTheStoreMovesToMariaDb(@TempDir Path folder)
      throws Exception {
    add("cy@simpp.local");
    try (MariaDb database = MariaDb.start(folder.resolve("m"))) {
      database.execute("CREATE DATABASE simpp CHARACTER SET utf8mb4");
      try (ForeignSession session = ForeignSession.begin(server, "cy@simpp.local", PASSWORD)) {
        assertThat(session.next().orElseThrow()).startsWith("session cy@");
        assertThat(migrate(database, "--dry-run")).contains("nothing was changed", "account");
        server.shellOutput("simpp:drain", "--in", "2s", "--message", "Back at noon");
        assertThat(session.next()).contains("heard headline Back at noon");
        assertThat(session.next()).contains("stream-error system-shutdown");
      }
      try (ForeignSession late = ForeignSession.begin(server, "cy@simpp.local", PASSWORD)) {
        assertThat(late.next()).contains("refused temporary-auth-failure");
      }
      assertThat(get("/health/ready").statusCode()).isEqualTo(503);
      assertThat(get("/health/live").statusCode()).isEqualTo(200);
      awaitNoSession();

      assertThat(migrate(database)).contains("every row is the same there", "roster_item");

      assertThat(database.execute("SELECT address FROM simpp.account")).contains("cy@simpp.local");
    } finally {
      server.shell("simpp:drain", "--cancel");
    }
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    try (ForeignSession after = ForeignSession.begin(server, "cy@simpp.local", PASSWORD)) {
      assertThat(after.next().orElseThrow()).startsWith("session cy@");
    }
  }

  @Test
  void backup_isRehearsed_andRestoredIntoAnotherFolder(@TempDir Path folder) throws Exception {
    add("dot@simpp.local");
    Path file = folder.resolve("backup.simpp");

    assertThat(server.shellOutput("simpp:backup", "--online", file.toString()))
        .contains("account", "OK: ", "no session is in it", " 0 stanzas were on their way");
    assertThat(server.shellOutput("simpp:restore", "--check", file.toString()))
        .contains("account", "OK: ");

    Path other = folder.resolve("restored");
    Product.Result restored = Product.run("restore", "--data", other.toString(), file.toString());
    assertThat(restored.status()).as(restored.output()).isZero();
    assertThat(restored.output()).contains("rows restored and compared");
    assertThat(Product.run("restore", "--data", other.toString(), file.toString()).output())
        .contains("move it away first");
    try (RunningServer second = RunningServer.start(other)) {
      assertThat(second.shellOutput("simpp:user-list")).contains("dot@simpp.local");
      assertThat(second.stop()).isZero();
    }
    Files.delete(other.resolve("db/simpp.mv.db"));
    assertThat(Product.run("restore", "--data", other.toString(), file.toString()).output())
        .contains("journal has sessions of the database that was");
  }

  private String migrate(MariaDb database, String... options) throws Exception {
    String url = "jdbc:mysql://127.0.0.1:" + database.port() + "/simpp";
    List<String> words = new ArrayList<>(List.of("simpp:store-migrate", "--from", "h2"));
    words.addAll(List.of("--to", "mysql", "--url", url, "--user", MariaDb.USER));
    words.addAll(List.of("--password", MariaDb.PASSWORD));
    words.addAll(List.of(options));
    return server.shellOutput(words.toArray(String[]::new));
  }

  private String trace(String... words) {
    List<String> command = new ArrayList<>(List.of("simpp:trace"));
    command.addAll(List.of(words));
    try {
      return server.shellOutput(command.toArray(String[]::new));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private String trail() throws Exception {
    return Files.readString(server.data().resolve("audit/chain.log"));
  }

  private void awaitNoSession() {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(server.shellOutput("simpp:session-list", "--json")).startsWith("[]"));
  }

  private String serial() throws Exception {
    String listed = server.shellOutput("simpp:cert-list", "--json");
    return listed.replaceAll("(?s).*\"port\":\"c2s\".*?\"serial\":\"([0-9a-f]+)\".*", "$1");
  }

  private void makeCertificate(Path keystore, String... options) throws Exception {
    Files.delete(keystore);
    List<String> words =
        new ArrayList<>(
            List.of("keytool", "-genkeypair", "-alias", "simpp", "-keyalg", "EC", "-groupname"));
    words.addAll(List.of("secp256r1", "-dname", "CN=simpp.local", "-ext", "san=dns:simpp.local"));
    words.addAll(List.of("-storetype", "PKCS12", "-keystore", keystore.toString()));
    words.addAll(List.of("-storepass:file", "" + server.data().resolve("tls/server.password")));
    words.addAll(List.of(options));
    Product.Result made = Product.execute(Map.of(), 60, words.toArray(String[]::new));
    assertThat(made.status()).as(made.output()).isZero();
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + httpPort + path);
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private void add(String account) throws Exception {
    server.shellOutput("simpp:user-add", "--password", PASSWORD, account);
  }
}
