package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server's crypto provider is replaced in each way that an operator has, while people chat and
 * log in by key: nothing is lost, repeated or dropped, and no login fails. {@code
 * scripts/swap-under-load.sh} does it with 1,000 sessions, and shows the latencies before and
 * meanwhile.
 */
class SwapUnderLoadTest {
  private static final int PAIRS = Integer.getInteger("simpp.swap.pairs", 50);
  private static final int RATE = Integer.getInteger("simpp.swap.rate", 100);
  private static final int LOGINS = Integer.getInteger("simpp.swap.logins", 10);
  private static final int SECONDS = Integer.getInteger("simpp.swap.seconds", 40);
  private static final int BEFORE = Integer.getInteger("simpp.swap.before", 0);
  private static final int PATIENCE_SECONDS = 300;

  private static final List<String> MESSAGE_FAULTS =
      List.of("lost", "duplicated", "outOfOrder", "unknown", "refused", "dropped");

  private static final String FIRST = OtherProvider.FIRST + "/" + OtherProvider.VERSION;
  private static final String SECOND = OtherProvider.SECOND + "/" + OtherProvider.VERSION;
  private static final Path FIRST_BUNDLE =
      Product.ROOT.resolve(
          "bundles/providers/%s/target/%s-%s.jar"
              .formatted(OtherProvider.FIRST, OtherProvider.FIRST, OtherProvider.VERSION));

  @Test
  void provider_isReplacedInEachWay_andNobodyNotices(@TempDir Path folder) throws Exception {
    try (RunningServer server = RunningServer.start(folder.resolve("data"), "--laboratory")) {
      Files.writeString(
          server.data().resolve("etc/org.simpp.transport.netty.cfg"),
          "\nmaxConnectionsPerAddress = 10000\n",
          StandardOpenOption.APPEND);
      if (BEFORE > 0) {
        Path before = folder.resolve("before.json");
        assertNothingWrong(figures(chat(server, before, BEFORE), before), MESSAGE_FAULTS);
      }
      Path messages = folder.resolve("messages.json");
      Path logins = folder.resolve("logins.json");
      Process chat = chat(server, messages, SECONDS);
      Process people =
          load(
              server,
              logins,
              SECONDS,
              "--scenario",
              "logins",
              "--mechanism",
              "SIMPP-2007",
              "--accounts-prefix",
              "key",
              "--sessions",
              "20",
              "--rate",
              "" + LOGINS,
              "--warm-up",
              "5");
      try {
        awaitSessions(server, 2 * PAIRS);
        replace(server, folder);
        assertThat(List.of(chat.isAlive(), people.isAlive()))
            .as("the load goes on until after the last replacement")
            .containsOnly(true);
        assertNothingWrong(figures(chat, messages), MESSAGE_FAULTS);
        assertNothingWrong(figures(people, logins), List.of("failed", "unfinished"));
      } finally {
        chat.destroy();
        people.destroy();
      }
    }
  }

  private static void replace(RunningServer server, Path folder) throws Exception {
    server.shellOutput("simpp:crypto-stage", OtherProvider.SECOND_FEATURE);
    assertThat(server.shellOutput("simpp:crypto-swap", "--drain", "10s", "--json"))
        .contains("\"to\":\"" + SECOND + "\"", "\"drained\":true", "\"proven\":true");
    assertThat(server.shellOutput("simpp:crypto-rollback", "--json"))
        .contains("\"to\":\"" + FIRST + "\"");
    server.shellOutput("bundle:update", FIRST, "file:" + FIRST_BUNDLE);
    server.shellOutput("simpp:crypto-stage", "file:" + OtherProvider.makeFaulty(folder));
    server.shellOutput("system:property", FaultySuite.FAULT, "yes");
    Product.Result faulty = server.shell("simpp:crypto-swap");
    assertThat(faulty.status()).as(faulty.output()).isEqualTo(1);
    assertThat(faulty.output()).contains("failed in operation", FIRST + " serves again");
  }

  private static Process chat(RunningServer server, Path figures, int seconds) throws IOException {
    return load(server, figures, seconds, "--pairs", "" + PAIRS, "--rate", "" + RATE);
  }

  private static Process load(RunningServer server, Path figures, int seconds, String... options)
      throws IOException {
    List<String> words = new ArrayList<>(List.of("./run", "load", "--json", "--create"));
    words.addAll(List.of("--data", server.data().toString(), "--port", "" + server.c2sPort()));
    words.addAll(List.of("--seconds", "" + seconds, "--warm-up", "5", "--patience", "60"));
    words.addAll(List.of(options));
    return Product.command(words.toArray(String[]::new))
        .redirectOutput(figures.toFile())
        .redirectError(Product.OUTPUT.resolve("swap-under-load.err").toFile())
        .start();
  }

  private static void awaitSessions(RunningServer server, int sessions) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (sessions(server) < sessions) {
      assertThat(System.nanoTime()).as("all sessions are there in time").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }

  private static int sessions(RunningServer server) throws Exception {
    String status = server.shellOutput("simpp:status", "--json");
    return Integer.parseInt(status.replaceAll("(?s).*\"sessions\":([0-9]+).*", "$1"));
  }

  private static String figures(Process load, Path file) throws Exception {
    assertThat(load.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("the load ends").isTrue();
    String figures = Files.readString(file);
    Files.writeString(
        Product.OUTPUT.resolve("swap-under-load.txt"),
        figures,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    assertThat(figures).as("what the load printed").contains("\"delivered\":");
    assertThat(figures).doesNotContain("\"delivered\":0,");
    return figures;
  }

  private static void assertNothingWrong(String figures, List<String> faults) {
    assertThat(faults)
        .as(figures)
        .allSatisfy(fault -> assertThat(figures).contains("\"" + fault + "\":0"));
  }
}
