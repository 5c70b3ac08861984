package org.simpp.client.history.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.simpp.client.history.internal.HistoryFixture.BOB;
import static org.simpp.client.history.internal.HistoryFixture.CAROL;
import static org.simpp.client.history.internal.HistoryFixture.file;
import static org.simpp.client.history.internal.HistoryFixture.filesEndingWith;
import static org.simpp.client.history.internal.HistoryFixture.incoming;
import static org.simpp.client.history.internal.HistoryFixture.open;
import static org.simpp.client.history.internal.HistoryFixture.outgoing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.history.Amendment;
import org.simpp.client.history.Change;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.Entry.Direction;
import org.simpp.client.history.Gap;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.history.KeptAmendment;
import org.simpp.client.history.KeptEntry;
import org.simpp.client.history.Notice;
import org.simpp.model.MessageId;

/** Everything that a history keeps, one write after the other, and a crash at every byte of it. */
class CutSequenceTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  @TempDir Path folder;
  private final List<State> states = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();

  private record State(
      List<KeptEntry> bob,
      List<KeptEntry> carol,
      String draft,
      Optional<String> mark,
      List<Gap> gaps,
      List<KeptAmendment> unsent) {
    static State of(History history) throws HistoryException {
      return new State(
          history.entries(BOB, History.NEWEST, 100),
          history.entries(CAROL, History.NEWEST, 100),
          history.draft(BOB),
          history.archived(),
          history.gaps(),
          history.unsent());
    }
  }

  @FunctionalInterface
  private interface Step {
    void run(History history) throws HistoryException;
  }

  private static final List<Step> STEPS =
      List.of(
          history -> history.append(outgoing(BOB, 1)),
          history -> history.append(incoming(CAROL, 2)),
          history -> history.update(BOB, new MessageId("out-1"), DeliveryState.SENT),
          history -> amend(history, "c1", new Change.Correction("better")),
          history -> amend(history, "c2", new Change.Reactions(List.of("\ud83d\udc4d"))),
          history -> history.displayed(BOB, 0),
          history -> history.sent(history.unsent().get(0).number()),
          history -> history.keepDraft(BOB, "half a sentence"),
          history -> history.keepArchived("mark"),
          history -> history.keepGap(Gap.Cause.AWAY, NOW),
          history -> history.closeGap(history.gaps().get(0).number()),
          history -> history.keepDraft(BOB, ""),
          history -> amend(history, "c3", new Change.Withdrawal()),
          history -> history.append(incoming(BOB, 3)));

  @Test
  void sequence_cutAtEveryByte_isThereAsFarAsItWasKept_andGoesOn() throws Exception {
    try (History history = open(folder)) {
      keep(history);
      for (Step step : STEPS) {
        step.run(history);
        keep(history);
      }
    }
    byte[] whole = Files.readAllBytes(file(folder));
    int done = 0;
    for (int length = ends.get(0); length <= whole.length; length++) {
      done += done + 1 < ends.size() && length >= ends.get(done + 1) ? 1 : 0;
      Files.write(file(folder), Arrays.copyOf(whole, length));
      try (History history = open(folder)) {
        assertThat(State.of(history)).as("cut at %d", length).isEqualTo(states.get(done));
        assertThat(history.notices())
            .extracting(Notice::kind)
            .isEqualTo(length == ends.get(done) ? List.of() : List.of(Notice.Kind.TORN_TAIL));
        if (length % 10 == 0) {
          history.append(incoming(BOB, 99));
        }
      }
    }
    assertThat(done).isEqualTo(STEPS.size());
    assertThat(filesEndingWith(folder, ".damaged")).isEmpty();
  }

  private void keep(History history) throws Exception {
    states.add(State.of(history));
    ends.add((int) Files.size(file(folder)));
  }

  private static void amend(History history, String id, Change change) throws HistoryException {
    assertThat(
            history.amend(
                new Amendment(BOB, 0, Direction.OUTGOING, new MessageId(id), NOW, change)))
        .isPresent();
  }
}
