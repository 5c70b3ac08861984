package org.simpp.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.store.HeldStanza;
import org.simpp.store.StoreException;

/** An acknowledged stanza survives the death of the process, whatever it was doing. */
class DurabilityTest {
  private static final Jid ALICE = Jid.of("alice@simpp.local");
  private static final int ACKNOWLEDGED = 150;

  @TempDir Path folder;

  @Test
  @Timeout(120)
  void killedProcess_leavesEveryAcknowledgedStanza() throws Exception {
    int acknowledged = killAfter(ACKNOWLEDGED);

    try (Database database = Database.open(folder)) {
      List<HeldStanza> kept = database.stores().heldStanzas().waiting(ALICE, 0, 10_000);
      assertThat(kept).hasSizeGreaterThanOrEqualTo(acknowledged);
      for (int i = 0; i < acknowledged; i++) {
        assertThat(kept.get(i).xml()).isEqualTo(stanza(i));
      }
    }
  }

  /**
   * The last stanza that the writer told to be kept, before it was killed in the middle of more.
   */
  private int killAfter(int wanted) throws IOException, InterruptedException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader told =
        new BufferedReader(
            new java.io.InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      int acknowledged = 0;
      for (String line = told.readLine();
          line != null && acknowledged < wanted;
          line = told.readLine()) {
        acknowledged = Integer.parseInt(line) + 1;
      }
      assertThat(acknowledged).isEqualTo(wanted);
      writer.destroyForcibly();
      assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return acknowledged;
    } finally {
      writer.destroyForcibly();
    }
  }

  private static Bytes stanza(int number) {
    return Bytes.utf8("<message id='" + number + "'/>");
  }

  /** Holds stanzas until it is killed, and tells of each as soon as it is kept. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws Exception {
      try (Database database = Database.open(Path.of(arguments[0]))) {
        database.stores().accounts().create(ALICE, Instant.EPOCH, List.of());
        for (int i = 0; ; i++) {
          hold(database, i);
        }
      }
    }

    private static void hold(Database database, int number) throws StoreException {
      database.stores().heldStanzas().hold(ALICE, Instant.EPOCH, stanza(number), Integer.MAX_VALUE);
      System.out.println(number);
    }
  }
}
