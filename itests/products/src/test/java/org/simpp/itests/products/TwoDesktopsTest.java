package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The thread from window to window: two real desktops and the real server. The canary that one
 * writes to the other is nowhere at the server, and the control message of a plain client is
 * everywhere.
 */
@Tag("alone")
class TwoDesktopsTest {
  private static final Path INTEROP = Product.ROOT.resolve("itests/interop");
  private static final String TAP = "tap/stanzas";

  @TempDir Path folder;

  @Test
  void conversation_isReadByItsTwoPeopleAlone() throws Exception {
    Path data = folder.resolve("data");
    Path work = Screen.emptyFolder("two-desktops");
    Path tap = data.resolve("data/" + TAP);
    RunningServer.start(data, "--laboratory").close();
    setTap(data);
    Canary canary = Canary.of("sealed");
    Canary control = Canary.of("plain");

    try (RunningServer server = RunningServer.start(data, "--laboratory")) {
      Path certificate = server.certificate();
      server.shellOutput("simpp:user-add", "--password", "plain password", "carol@simpp.local");
      server.shellOutput("simpp:user-add", "--password", "other password", "dave@simpp.local");
      String plain =
          "/usr/bin/python3 %s 127.0.0.1 %d %s 'carol@simpp.local:plain password' dave@simpp.local %s"
              .formatted(
                  INTEROP.resolve("send_plain.py"), server.c2sPort(), certificate, control.text());

      Product.Result scenario = converse(server, work, canary, plain);
      assertThat(scenario.status()).as(scenario.output()).isZero();

      Path heap = folder.resolve("server.hprof");
      dumpHeap(server, heap);
      assertThat(control.foundIn(tap)).as("the control at the tap").isNotEmpty();
      assertThat(control.foundIn(data.resolve("db")))
          .as("the control in the database")
          .isNotEmpty();
      assertThat(control.foundIn(heap)).as("the control in the heap").isNotEmpty();
      assertThat(canary.foundIn(tap)).as("the canary at the tap").isEmpty();
      assertThat(canary.foundIn(data)).as("the canary in database, logs and files").isEmpty();
      assertThat(canary.foundIn(heap)).as("the canary in the heap").isEmpty();
    }
  }

  private static Product.Result converse(
      RunningServer server, Path work, Canary canary, String meanwhile) throws Exception {
    return Screen.play(
        "two_desktops.py",
        Product.ROOT.toString(),
        work.toString(),
        "127.0.0.1:" + server.c2sPort(),
        Screen.labels(""),
        Screen.labels("zh_TW"),
        server.invitation("alice@simpp.local"),
        server.invitation("bob@simpp.local"),
        canary.text(),
        meanwhile);
  }

  private static void setTap(Path data) throws IOException {
    Path configuration = data.resolve("etc/org.simpp.transport.netty.cfg");
    List<String> lines =
        Files.readAllLines(configuration).stream()
            .map(line -> line.startsWith("stanzaTapFile") ? "stanzaTapFile = " + TAP : line)
            .toList();
    assertThat(lines).contains("stanzaTapFile = " + TAP);
    Files.write(configuration, lines);
  }

  private static void dumpHeap(RunningServer server, Path file) throws Exception {
    Product.Result dumped =
        Product.execute(
            Map.of(),
            120,
            "jcmd",
            "" + server.java().pid(),
            "GC.heap_dump",
            "-all",
            file.toString());
    assertThat(file).as(dumped.output()).exists();
  }
}
