package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

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
              "simpp_store_operations_total\\{operation=\"AccountStore.find.*done\"\\} [1-9]")
          .contains("simpp_store_available 1.0", "simpp_ready 1.0", "jvm_gc_collections_total")
          .doesNotContain("ann@")
          .endsWith("# EOF\n");
      assertThat(server.shellOutput("simpp:stats", "--json", "simpp_sess"))
          .startsWith("[{\"name\":\"simpp_sessions\",\"value\":");
    }
  }

  @Test
  void health_isGood_inTheShellAndOverHttp() throws Exception {
    assertThat(server.shellOutput("simpp:health")).contains("✔", "store", "certificate", "OK: 4");
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").body()).contains("ok logins: are accepted");
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + httpPort + path);
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private void add(String account) throws Exception {
    server.shellOutput("simpp:user-add", "--password", PASSWORD, account);
  }
}
