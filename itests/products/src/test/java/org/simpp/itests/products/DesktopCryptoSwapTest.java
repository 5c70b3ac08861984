package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.itests.products.AgentClient.Calls;

@Tag("alone")
class DesktopCryptoSwapTest {
  @TempDir Path folder;

  @Test
  void provider_isReplacedWhileCallsAreMade_andNoneFails() throws Exception {
    try (AgentDesktop desktop = AgentDesktop.start(folder.resolve("workspace"))) {
      AgentClient agent = desktop.agent();
      Calls before = agent.awaitCalls(100, OtherProvider.FIRST);
      agent.tell("install", OtherProvider.SECOND_BUNDLE.toUri().toString());
      agent.tell("stop", OtherProvider.FIRST, OtherProvider.VERSION);
      agent.tell("start", OtherProvider.SECOND, OtherProvider.VERSION);
      Calls swapped = agent.awaitCalls(before.made() + 300, OtherProvider.SECOND);
      agent.tell("start", OtherProvider.FIRST, OtherProvider.VERSION);
      agent.tell("uninstall", OtherProvider.SECOND, OtherProvider.VERSION);
      Calls back = agent.awaitCalls(swapped.made() + 300, OtherProvider.FIRST);

      assertThat(back.failed()).as("failed calls, first: %s", back.firstFailure()).isZero();
    }
  }
}
