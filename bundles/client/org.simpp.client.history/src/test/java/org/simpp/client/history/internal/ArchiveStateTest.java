package org.simpp.client.history.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.simpp.client.history.internal.HistoryFixture.BOB;
import static org.simpp.client.history.internal.HistoryFixture.CAROL;
import static org.simpp.client.history.internal.HistoryFixture.file;
import static org.simpp.client.history.internal.HistoryFixture.incoming;
import static org.simpp.client.history.internal.HistoryFixture.open;
import static org.simpp.client.history.internal.HistoryFixture.outgoing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.history.Amendment;
import org.simpp.client.history.Change;
import org.simpp.client.history.Entry.Direction;
import org.simpp.client.history.Entry.Reference;
import org.simpp.client.history.Gap;
import org.simpp.client.history.History;
import org.simpp.client.history.KeptEntry;
import org.simpp.model.MessageId;

/** Up to where an archive has been taken in, what is known of it, and what may be missing. */
class ArchiveStateTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00.5Z");

  @TempDir Path folder;

  @Test
  void markAndGaps_areThereAgain_andEncrypted() throws Exception {
    Gap first;
    Gap second;
    try (History history = open(folder)) {
      assertThat(history.archived()).isEmpty();
      history.keepArchived("");
      assertThat(history.archived()).contains("");
      first = history.keepGap(Gap.Cause.BEGINNING, NOW);
      KeptEntry entry = history.append(incoming(BOB, 1));
      second = history.keepGap(Gap.Cause.LIMIT, NOW.plusSeconds(1));
      history.keepArchived("a mark of the archive");
      assertThat(first.number()).isLessThan(entry.number());
      assertThat(second.number()).isGreaterThan(entry.number());
    }
    try (History history = open(folder)) {
      assertThat(history.archived()).contains("a mark of the archive");
      assertThat(history.gaps()).containsExactly(first, second);
      history.closeGap(second.number());
      history.closeGap(second.number());
      history.closeGap(12_345);
    }
    try (History history = open(folder)) {
      assertThat(history.gaps()).containsExactly(first);
      assertThat(history.entries(BOB, second.number(), 1)).hasSize(1);
    }
    assertThat(Files.readString(file(folder), StandardCharsets.ISO_8859_1))
        .doesNotContain("a mark of the archive");
  }

  @Test
  void markThatStands_isNotWrittenAgain() throws Exception {
    try (History history = open(folder)) {
      history.keepArchived("one");
      long size = Files.size(file(folder));
      history.keepArchived("one");
      assertThat(Files.size(file(folder))).isEqualTo(size);
    }
  }

  @Test
  void entriesAndChanges_areKnownByTheirMessages() throws Exception {
    try (History history = open(folder)) {
      long number = history.append(outgoing(BOB, 1)).number();
      MessageId change = new MessageId("change");
      history.amend(
          new Amendment(
              BOB, number, Direction.INCOMING, change, NOW, new Change.Reactions(List.of("x"))));
    }
    try (History history = open(folder)) {
      assertThat(history.knows(BOB, reference(Direction.OUTGOING, "out-1"))).isTrue();
      assertThat(history.knows(BOB, reference(Direction.INCOMING, "change"))).isTrue();
      assertThat(history.knows(BOB, reference(Direction.OUTGOING, "change"))).isFalse();
      assertThat(history.knows(BOB, reference(Direction.INCOMING, "out-1"))).isFalse();
      assertThat(history.knows(CAROL, reference(Direction.OUTGOING, "out-1"))).isFalse();
    }
  }

  @Test
  void entriesBehindANumber_comeOldestFirst_ofOneConversation() throws Exception {
    try (History history = open(folder)) {
      for (int i = 0; i < 20; i++) {
        history.append(incoming(i % 2 == 0 ? BOB : CAROL, i));
      }
      List<KeptEntry> all = history.entries(BOB, History.NEWEST, 100);

      assertThat(history.entriesAfter(BOB, all.get(3).number(), 4)).isEqualTo(all.subList(4, 8));
      assertThat(history.entriesAfter(BOB, all.get(3).number() + 1, 1))
          .as("a number between")
          .isEqualTo(all.subList(4, 5));
      assertThat(history.entriesAfter(BOB, -1, 1_000)).isEqualTo(all);
      assertThat(history.entriesAfter(BOB, all.get(9).number(), 10)).isEmpty();
      assertThat(history.entriesAfter(BOB, History.NEWEST, 10)).isEmpty();
    }
  }

  private static Reference reference(Direction author, String id) {
    return new Reference(author, new MessageId(id));
  }
}
