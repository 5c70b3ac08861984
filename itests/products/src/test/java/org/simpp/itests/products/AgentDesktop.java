package org.simpp.itests.products;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** {@code ./run desktop} as a real process, with the agent in it, which does what a test tells. */
final class AgentDesktop implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 90;

  private final Process process;
  private final AgentClient agent;

  private AgentDesktop(Process process, AgentClient agent) {
    this.process = process;
    this.agent = agent;
  }

  /** Starts it and returns when the agent answers. */
  static AgentDesktop start(Path workspace) throws Exception {
    Path bundles =
        workspace.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info");
    stop(startOnce(workspace, bundles));
    Files.writeString(
        bundles,
        "org.simpp.itests.agent,0.1.0,%s,4,true%n".formatted(OtherProvider.AGENT.toUri()),
        StandardOpenOption.APPEND);
    int port = Product.freePort();
    Process desktop = start(workspace, port);
    try {
      return new AgentDesktop(desktop, AgentClient.connect(port));
    } catch (Exception e) {
      stop(desktop);
      throw e;
    }
  }

  AgentClient agent() {
    return agent;
  }

  @Override
  public void close() throws IOException {
    try {
      agent.close();
    } finally {
      stop(process);
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
    stop(desktop);
    throw new IOException("the desktop wrote no list of bundles within " + PATIENCE_SECONDS + " s");
  }

  private static Process start(Path workspace, int agentPort) throws IOException {
    ProcessBuilder builder =
        Product.command("./run", "desktop", "--workspace", workspace.toString());
    builder.environment().remove("DISPLAY");
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Dsimpp.itests.agent=" + agentPort);
    Path log =
        Files.createDirectories(Product.OUTPUT)
            .resolve("desktop-" + workspace.getFileName() + ".log");
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private static void stop(Process desktop) {
    desktop.destroy();
    try {
      if (desktop.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    desktop.descendants().forEach(ProcessHandle::destroyForcibly);
    desktop.destroyForcibly();
  }
}
