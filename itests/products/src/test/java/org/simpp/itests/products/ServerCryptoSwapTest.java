package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.itests.products.AgentClient.Calls;

class ServerCryptoSwapTest {
  private static final Path AGENT =
      Product.ROOT.resolve("itests/org.simpp.itests.agent/target/org.simpp.itests.agent-0.1.0.jar");

  @TempDir Path folder;

  @Test
  void provider_isReplacedWhileCallsAreMade_andNoneFails() throws Exception {
    int agentPort = Product.freePort();
    Path other = OtherProvider.make(folder);
    try (RunningServer server = RunningServer.start(folder.resolve("data"), "--laboratory")) {
      server.shellOutput("system:property", "simpp.itests.agent", "" + agentPort);
      server.shellOutput("bundle:install", "-s", "file:" + AGENT);
      try (AgentClient agent = AgentClient.connect(agentPort)) {
        Calls before = awaitCalls(agent, 100);

        server.shellOutput("bundle:stop", OtherProvider.NAME);
        server.shellOutput("bundle:install", "-s", "file:" + other);
        Calls swapped = awaitCalls(agent, before.made() + 300);
        server.shellOutput("bundle:stop", OtherProvider.NAME + "/" + OtherProvider.OTHER_VERSION);
        server.shellOutput("bundle:start", OtherProvider.NAME + "/" + OtherProvider.VERSION);
        Calls back = awaitCalls(agent, swapped.made() + 300);

        assertThat(back.failed()).as("failed calls, first: %s", back.firstFailure()).isZero();
      }
    }
  }

  private static Calls awaitCalls(AgentClient agent, long made) throws Exception {
    for (int attempt = 0; attempt < 600; attempt++) {
      Calls calls = agent.calls();
      if (calls.made() >= made) {
        return calls;
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("the agent made too few calls: " + agent.calls());
  }
}
