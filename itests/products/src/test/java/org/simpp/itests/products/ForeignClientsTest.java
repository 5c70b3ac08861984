package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignClientsTest {
  @TempDir Path folder;

  @Test
  void foreignClients_logInTalkAndGetTheRfcsErrors() throws Exception {
    try (RunningServer server =
        RunningServer.start(folder.resolve("data"), "--web", "" + Product.freePort())) {
      for (String client :
          new String[] {
            "slixmpp", "everyday", "upload", "xmpp_js", "websocket", "strophe", "profanity"
          }) {
        Product.Result result =
            Product.execute(
                Map.of(),
                300,
                "itests/interop/run.sh",
                server.data().toString(),
                "127.0.0.1",
                "" + server.c2sPort(),
                client);
        assertThat(result.status()).as("%s: %s", client, result.output()).isZero();
      }
    }
  }
}
