package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The thread from window to window: two real desktops and the real server. The canary that one
 * writes to the other is nowhere at the server, and the control message of a plain client is
 * everywhere.
 */
class TwoDesktopsTest {
  private static final Path PYTHON = Product.ROOT.resolve("itests/products/src/test/python");
  private static final Path INTEROP = Product.ROOT.resolve("itests/interop");
  private static final Path LABELS =
      Product.ROOT.resolve(
          "bundles/client/org.simpp.client.ui/src/main/resources/org/simpp/client/ui");
  private static final String TAP = "tap/stanzas";
  private static final int SCENARIO_SECONDS = 600;

  @TempDir Path folder;

  @Test
  void conversation_isReadByItsTwoPeopleAlone() throws Exception {
    Path data = folder.resolve("data");
    Path work = Files.createDirectories(Product.OUTPUT.resolve("two-desktops"));
    Path tap = data.resolve("data/" + TAP);
    RunningServer.start(data, "--laboratory").close();
    setTap(data);
    Canary canary = Canary.of("sealed");
    Canary control = Canary.of("plain");

    try (RunningServer server = RunningServer.start(data, "--laboratory")) {
      Path certificate = exportCertificate(data);
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
    return Product.execute(
        Map.of("GDK_BACKEND", "x11"),
        SCENARIO_SECONDS,
        "xvfb-run",
        "-a",
        "-s",
        "-screen 0 2120x760x24",
        "dbus-run-session",
        "--",
        PYTHON.resolve("with_window_manager.sh").toString(),
        "/usr/bin/python3",
        PYTHON.resolve("two_desktops.py").toString(),
        Product.ROOT.toString(),
        emptied(work).toString(),
        "127.0.0.1:" + server.c2sPort(),
        LABELS.resolve("messages.properties").toString(),
        LABELS.resolve("messages_zh_TW.properties").toString(),
        invitation(server, "alice@simpp.local"),
        invitation(server, "bob@simpp.local"),
        canary.text(),
        meanwhile);
  }

  private static Path emptied(Path work) throws IOException, InterruptedException {
    Product.execute(Map.of(), 30, "rm", "-rf", work.toString());
    return Files.createDirectories(work);
  }

  private static String invitation(RunningServer server, String account) throws Exception {
    String json = server.shellOutput("simpp:invite", "--json", account);
    Matcher text = Pattern.compile("simpp-invite:[A-Za-z0-9_-]+").matcher(json);
    assertThat(text.find()).as("an invitation in %s", json).isTrue();
    return text.group();
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

  private static Path exportCertificate(Path data) throws Exception {
    Path file = data.resolve("tls/server.pem");
    Product.Result exported =
        Product.execute(
            Map.of(),
            60,
            "keytool",
            "-exportcert",
            "-rfc",
            "-alias",
            "simpp",
            "-keystore",
            data.resolve("tls/server.p12").toString(),
            "-storepass:file",
            data.resolve("tls/server.password").toString(),
            "-file",
            file.toString());
    assertThat(exported.status()).as(exported.output()).isZero();
    return file;
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
