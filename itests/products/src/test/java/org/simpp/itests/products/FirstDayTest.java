package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a new person meets, with a server that offers no laboratory: the first screens in both
 * languages, a certificate that nobody vouches for, an account by invitation, requests, strangers,
 * plain messages, a server that restarts, and another server in its place.
 */
@Tag("alone")
class FirstDayTest {
  private static final String SECRET = "erin's own password";

  @TempDir Path folder;

  private final Deque<RunningServer> servers = new ArrayDeque<>();

  @AfterEach
  void stop() {
    for (RunningServer server : servers) {
      server.close();
    }
  }

  @Test
  void newPeople_areToldWhatTheyMustKnow_andGoOn() throws Exception {
    Path work = Screen.emptyFolder("first-day");
    Path data = folder.resolve("data");
    RunningServer first = RunningServer.start(data);
    servers.push(first);
    first.shellOutput("simpp:user-add", "--password", "plain password", "carol@simpp.local");
    first.shellOutput("simpp:user-add", "--password", SECRET, "erin@simpp.local");
    String invitation = first.invitation("alice@simpp.local");
    int port = first.c2sPort();
    Path certificate = first.certificate();
    String plain =
        "/usr/bin/python3 %s 127.0.0.1 %d %s 'carol@simpp.local:plain password' alice@simpp.local"
            .formatted(Product.ROOT.resolve("itests/interop/send_plain.py"), port, certificate);
    Map<String, Callable<String>> cues =
        Map.of(
            "server-stops", this::stopTheLast,
            "server-starts", () -> start(data, port),
            "other-server", () -> stopTheLast() + start(folder.resolve("other"), port));

    Product.Result scenario =
        new Cues(work, cues)
            .answer(
                () ->
                    Screen.play(
                        "first_day.py",
                        Product.ROOT.toString(),
                        work.toString(),
                        "127.0.0.1:" + port,
                        Screen.labels(""),
                        Screen.labels("zh_TW"),
                        invitation,
                        SECRET,
                        certificate.toString(),
                        plain));

    assertThat(scenario.status()).as(scenario.output()).isZero();
  }

  private String stopTheLast() throws InterruptedException {
    assertThat(servers.pop().stop()).isZero();
    return "";
  }

  /** Starts a server there; where its certificate is. */
  private String start(Path data, int port) throws Exception {
    RunningServer server = RunningServer.startAt(port, data);
    servers.push(server);
    return server.certificate().toString();
  }
}
