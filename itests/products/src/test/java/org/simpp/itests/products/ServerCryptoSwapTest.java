package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.itests.products.AgentClient.Calls;

class ServerCryptoSwapTest {
  @TempDir Path folder;

  @Test
  void provider_isReplacedWhileCallsAreMade_andNoneFails() throws Exception {
    int agentPort = Product.freePort();
    Path other = OtherProvider.make(folder);
    try (RunningServer server = RunningServer.start(folder.resolve("data"), "--laboratory")) {
      server.shellOutput("system:property", "simpp.itests.agent", "" + agentPort);
      server.shellOutput("bundle:install", "-s", "file:" + OtherProvider.AGENT);
      try (AgentClient agent = AgentClient.connect(agentPort)) {
        Calls before = agent.awaitCalls(100, OtherProvider.FIRST);

        server.shellOutput("bundle:install", "file:" + other);
        server.shellOutput("bundle:stop", OtherProvider.FIRST);
        server.shellOutput("bundle:start", OtherProvider.SECOND);
        Calls swapped = agent.awaitCalls(before.made() + 300, OtherProvider.SECOND);
        server.shellOutput("bundle:stop", OtherProvider.SECOND);
        server.shellOutput("bundle:start", OtherProvider.FIRST);
        Calls back = agent.awaitCalls(swapped.made() + 300, OtherProvider.FIRST);

        assertThat(back.failed()).as("failed calls, first: %s", back.firstFailure()).isZero();
      }
    }
  }
}
