package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.itests.products.AgentClient.Calls;

class DesktopCryptoSwapTest {
  private static final int PATIENCE_SECONDS = 90;

  @TempDir Path folder;

  @Test
  void provider_isReplacedWhileCallsAreMade_andNoneFails() throws Exception {
    Path workspace = folder.resolve("workspace");
    Path bundles =
        workspace.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info");
    int agentPort = Product.freePort();
    stop(startOnce(workspace, bundles));
    Files.writeString(
        bundles,
        "org.simpp.itests.agent,0.1.0,%s,4,true%n".formatted(OtherProvider.AGENT.toUri()),
        StandardOpenOption.APPEND);

    Process desktop = start(workspace, agentPort);
    try (AgentClient agent = AgentClient.connect(agentPort)) {
      Calls before = agent.awaitCalls(100, OtherProvider.FIRST);
      agent.tell("install", OtherProvider.SECOND_BUNDLE.toUri().toString());
      agent.tell("stop", OtherProvider.FIRST, OtherProvider.VERSION);
      agent.tell("start", OtherProvider.SECOND, OtherProvider.VERSION);
      Calls swapped = agent.awaitCalls(before.made() + 300, OtherProvider.SECOND);
      agent.tell("start", OtherProvider.FIRST, OtherProvider.VERSION);
      agent.tell("uninstall", OtherProvider.SECOND, OtherProvider.VERSION);
      Calls back = agent.awaitCalls(swapped.made() + 300, OtherProvider.FIRST);

      assertThat(back.failed()).as("failed calls, first: %s", back.firstFailure()).isZero();
    } finally {
      stop(desktop);
    }
  }

  private static Process startOnce(Path workspace, Path bundles) throws Exception {
    Process desktop = start(workspace, Product.freePort());
    for (int waited = 0; waited < PATIENCE_SECONDS * 10; waited++) {
      if (Files.exists(bundles)) {
        return desktop;
      }
      Thread.sleep(100);
    }
    desktop.destroy();
    throw new IOException("the desktop wrote no list of bundles within " + PATIENCE_SECONDS + " s");
  }

  private static Process start(Path workspace, int agentPort) throws IOException {
    ProcessBuilder builder =
        Product.command("./run", "desktop", "--workspace", workspace.toString());
    builder.environment().remove("DISPLAY");
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Dsimpp.itests.agent=" + agentPort);
    Path log = Files.createDirectories(Product.OUTPUT).resolve("desktop-swap.log");
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private static void stop(Process desktop) throws InterruptedException {
    desktop.destroy();
    if (!desktop.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      desktop.descendants().forEach(ProcessHandle::destroyForcibly);
      desktop.destroyForcibly();
    }
  }
}
