package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.itests.specification.Specification;

/**
 * The session journal's disk is full while clients write: streams are refused, nothing is lost, and
 * it goes on by itself when there is room. On a file system of its own, where the machine lets one
 * be mounted; the bundles' own tests meet the same without. {@code scripts/kills.sh} runs it.
 */
@EnabledIfSystemProperty(named = "simpp.kills.database", matches = "h2")
@Tag("alone")
class FullDiskTest {
  private static final String PASSWORD = "a long password";

  /** Room for the journal's two files, and not for a third. */
  private static final String SMALL = "size=17m";

  private static final int PADDING = 8_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  @Specification("RFC 6120, section 4.9.3.17")
  void fullDisk_losesNothing_andIsGotOver() throws Exception {
    Path journal = Files.createDirectories(folder.resolve("full-disk/journal"));
    assumeTrue(
        execute("mount", "-t", "tmpfs", "-o", SMALL, "tmpfs", journal.toString()) == 0,
        "no file system can be mounted here");
    try (RunningServer server = RunningServer.start(folder.resolve("full-disk"))) {
      for (String name : List.of("alice", "bob")) {
        server.shellOutput("simpp:user-add", "--password", PASSWORD, name + "@simpp.local");
      }
      int port = server.directTlsPort();
      try (PersistentClient alice = new PersistentClient(port, "alice", PASSWORD, "bob", PADDING);
          PersistentClient bob = new PersistentClient(port, "bob", PASSWORD, "alice", PADDING)) {
        alice.send(true);
        bob.send(true);
        await("full", () -> log(server).contains("the session journal cannot be written"));
        assertOutage(server);
        assertThat(execute("mount", "-o", "remount,size=200m", journal.toString())).isZero();
        await("written again", () -> log(server).contains("can be written again"));
        assertThat(server.shellOutput("simpp:health")).contains("can be written");
        assertThat(server.shellOutput("simpp:stats", "simpp_journal")).containsPattern("│ 1");
        alice.send(false);
        bob.send(false);
        await("acknowledged", () -> alice.isAcknowledged() && bob.isAcknowledged());
        await("there", () -> bob.got().size() >= alice.sent());
        await("there", () -> alice.got().size() >= bob.sent());
        assertThat(bob.got()).containsExactlyElementsOf(upTo(alice.sent()));
        assertThat(alice.got()).containsExactlyElementsOf(upTo(bob.sent()));
      }
      assertThat(server.stop()).isZero();
    } finally {
      execute("umount", "-l", journal.toString());
    }
  }

  private static void assertOutage(RunningServer server) throws Exception {
    String said = "the session journal cannot be written";
    assertThat(server.shellOutput("simpp:status")).contains(said, "make room");
    assertThat(server.shell("simpp:health").output()).contains(said, "not as it should be");
    assertThat(server.shell("simpp:check", "db").output()).contains("✘", said, "df -h");
    assertThat(server.shellOutput("simpp:stats", "simpp_journal")).containsPattern("│ 0");
  }

  private interface State {
    boolean holds() throws Exception;
  }

  private static void await(String what, State state) throws Exception {
    long patience = System.nanoTime() + PATIENCE.toNanos();
    while (!state.holds()) {
      assertThat(System.nanoTime()).as("still not %s", what).isLessThan(patience);
      Thread.sleep(100);
    }
  }

  private static String log(RunningServer server) throws Exception {
    return Files.readString(server.log());
  }

  private static List<Integer> upTo(int last) {
    return IntStream.rangeClosed(1, last).boxed().toList();
  }

  private static int execute(String... command) throws Exception {
    return Product.execute(Map.of(), 30, command).status();
  }
}
