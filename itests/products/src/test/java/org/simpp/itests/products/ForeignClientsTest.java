package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that others wrote log in, talk, and are told what they do wrong (itests/interop). */
class ForeignClientsTest {
  private static final int PATIENCE_SECONDS = 240;

  @TempDir static Path folder;
  private static RunningServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = RunningServer.start(folder.resolve("data"));
  }

  @AfterAll
  static void stopServer() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"slixmpp", "xmpp_js", "profanity"})
  void client_logsInTalksAndGetsItsErrors(String client) throws Exception {
    Product.Result result =
        Product.execute(
            Map.of(),
            PATIENCE_SECONDS,
            "itests/interop/run.sh",
            server.data().toString(),
            "127.0.0.1",
            String.valueOf(server.c2sPort()),
            client);

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.output()).contains("ok: close in good order");
  }
}
