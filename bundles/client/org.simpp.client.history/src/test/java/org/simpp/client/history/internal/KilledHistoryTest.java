package org.simpp.client.history.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.simpp.client.history.internal.HistoryFixture.BOB;
import static org.simpp.client.history.internal.HistoryFixture.all;
import static org.simpp.client.history.internal.HistoryFixture.open;
import static org.simpp.client.history.internal.HistoryFixture.outgoing;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.history.Entry;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException.Reason;
import org.simpp.client.history.Notice;

/** Real processes that are killed while they write, or find no room. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its shell sets the limit and its signal kills")
class KilledHistoryTest {
  private static final int KILLS = 4;

  /** Blocks of 512 bytes that the file may have: enough for some hundred entries. */
  private static final int ROOM = 120;

  @TempDir Path folder;

  @Test
  void whatWasKept_isThereAfterAKill_andGoneOnWith() throws Exception {
    Random random = new Random();
    int kept = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start("", kept);
      try (BufferedReader said = process.inputReader()) {
        int more = 1 + random.nextInt(200);
        for (int i = 0; i < more; i++) {
          assertThat(said.readLine()).isEqualTo("kept " + kept);
          kept++;
        }
        // The process's own method would close what is still to be read of it
        process.toHandle().destroyForcibly();
        kept += (int) said.lines().filter(line -> line.startsWith("kept ")).count();
      }
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      try (History history = open(folder)) {
        List<Entry> there = all(history, BOB);
        assertThat(history.notices()).extracting(Notice::kind).isSubsetOf(Notice.Kind.TORN_TAIL);
        // The last one may have been kept and not been said
        assertThat(there).hasSizeBetween(kept, kept + 1).isEqualTo(written(there.size()));
        kept = there.size();
      }
    }
  }

  @Test
  void whereThereIsNoRoom_whatWasKeptStays_andItGoesOnWhenThereIs() throws Exception {
    Process process = start("ulimit -f " + ROOM + "; ", 0);
    List<String> said = new ArrayList<>();
    try (BufferedReader reader = process.inputReader()) {
      reader.lines().forEach(said::add);
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

    int kept = (int) said.stream().filter(line -> line.startsWith("kept ")).count();
    assertThat(kept).isGreaterThan(100);
    assertThat(said.subList(kept, said.size()))
        .hasSize(3)
        .containsOnly("refused " + Reason.UNAVAILABLE);
    try (History history = open(folder)) {
      assertThat(history.notices()).isEmpty();
      assertThat(all(history, BOB)).isEqualTo(written(kept));
      history.append(outgoing(BOB, kept));
    }
    try (History history = open(folder)) {
      assertThat(all(history, BOB)).isEqualTo(written(kept + 1));
    }
  }

  private Process start(String before, int number) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            "sh",
            "-c",
            before + "exec \"$@\"",
            "sh",
            java,
            "-XX:-UsePerfData",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            WritingProcess.class.getName(),
            folder.toString(),
            String.valueOf(number))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static List<Entry> written(int count) {
    return IntStream.range(0, count).mapToObj(i -> outgoing(BOB, i)).toList();
  }
}
