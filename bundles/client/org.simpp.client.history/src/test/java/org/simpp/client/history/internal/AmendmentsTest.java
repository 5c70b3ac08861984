package org.simpp.client.history.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.simpp.client.history.internal.HistoryFixture.BOB;
import static org.simpp.client.history.internal.HistoryFixture.CAROL;
import static org.simpp.client.history.internal.HistoryFixture.file;
import static org.simpp.client.history.internal.HistoryFixture.incoming;
import static org.simpp.client.history.internal.HistoryFixture.open;
import static org.simpp.client.history.internal.HistoryFixture.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.history.Amended;
import org.simpp.client.history.Amendment;
import org.simpp.client.history.Body;
import org.simpp.client.history.Change;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.Entry;
import org.simpp.client.history.Entry.Direction;
import org.simpp.client.history.Entry.Reference;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.history.KeptAmendment;
import org.simpp.client.history.KeptEntry;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;

/** What becomes of entries after they were kept, also when the history is opened again. */
class AmendmentsTest {
  private static final String OLDER = "/histories/before-amendments.history";
  private static final Instant LATER = Instant.ofEpochSecond(1_900_000_000L);

  @TempDir Path folder;
  private int ids;

  @Test
  void correction_standsInTheEntrysPlace_afterOpeningAgainToo() throws HistoryException {
    long number = append(incoming(BOB, 1));
    append(incoming(BOB, 2));
    try (History history = open(folder)) {
      amend(history, BOB, number, Direction.INCOMING, new Change.Correction("first"));
      amend(history, BOB, number, Direction.INCOMING, new Change.Correction("second"));
      assertThat(text(history, number)).isEqualTo("second");
    }
    try (History history = open(folder)) {
      assertThat(text(history, number)).isEqualTo("second");
      List<KeptEntry> all = history.entries(BOB, History.NEWEST, 10);
      assertThat(all).hasSize(2);
      assertThat(all.get(0).amended().isCorrected()).isTrue();
      assertThat(all.get(1).amended()).isEqualTo(Amended.NOT);
      assertThat(history.conversations().get(0).entries()).isEqualTo(2);
    }
  }

  @Test
  void correction_ofAPlainText_staysPlain() throws HistoryException {
    long number = append(incoming(BOB, 1));
    try (History history = open(folder)) {
      amend(history, BOB, number, Direction.INCOMING, new Change.Correction("sealed by then"));
      assertThat(history.entry(number).orElseThrow().entry().body())
          .isEqualTo(new Body.Text("sealed by then", Body.Protection.PLAIN));
    }
  }

  @Test
  void othersThanTheAuthor_neitherCorrectNorWithdraw() throws HistoryException {
    long theirs = append(incoming(BOB, 1));
    long ours = append(outgoing(BOB, 2));
    try (History history = open(folder)) {
      for (Change change : List.of(new Change.Correction("forged"), new Change.Withdrawal())) {
        assertThat(amend(history, BOB, ours, Direction.INCOMING, change)).isFalse();
        assertThat(amend(history, BOB, theirs, Direction.OUTGOING, change)).isFalse();
        assertThat(amend(history, CAROL, theirs, Direction.INCOMING, change))
            .as("from another conversation")
            .isFalse();
        assertThat(amend(history, BOB, 99, Direction.INCOMING, change)).as("of none").isFalse();
      }
      assertThat(text(history, ours)).startsWith("canary");
      assertThat(text(history, theirs)).startsWith("canary");
      assertThat(history.unsent()).isEmpty();
    }
  }

  @Test
  void withdrawal_isFinal() throws HistoryException {
    long number = append(outgoing(BOB, 1));
    try (History history = open(folder)) {
      amend(history, BOB, number, Direction.INCOMING, new Change.Reactions(List.of("👍")));
      amend(history, BOB, number, Direction.OUTGOING, new Change.Withdrawal());
      assertThat(amend(history, BOB, number, Direction.OUTGOING, new Change.Correction("back")))
          .isFalse();
      assertThat(
              amend(history, BOB, number, Direction.INCOMING, new Change.Reactions(List.of("👎"))))
          .isFalse();
    }
    try (History history = open(folder)) {
      assertThat(text(history, number)).isEmpty();
      assertThat(history.entry(number).orElseThrow().amended())
          .isEqualTo(new Amended(false, true, List.of(), List.of()));
    }
  }

  @Test
  void reactions_ofBoth_areTheirLastOnes() throws HistoryException {
    long number = append(incoming(BOB, 1));
    try (History history = open(folder)) {
      amend(history, BOB, number, Direction.OUTGOING, new Change.Reactions(List.of("👍", "🎉")));
      amend(history, BOB, number, Direction.INCOMING, new Change.Reactions(List.of("❤️")));
      amend(history, BOB, number, Direction.OUTGOING, new Change.Reactions(List.of("🎉")));
      assertThat(history.entry(number).orElseThrow().amended())
          .isEqualTo(new Amended(false, false, List.of("🎉"), List.of("❤️")));
      amend(history, BOB, number, Direction.INCOMING, new Change.Reactions(List.of()));
      assertThat(history.entry(number).orElseThrow().amended().theirs()).isEmpty();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Change.Reactions(List.of("x".repeat(65))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Change.Reactions(Collections.nCopies(17, "👍")));
  }

  @Test
  void ownChanges_waitUntilTheyAreSent_afterOpeningAgainToo() throws HistoryException {
    long number = append(outgoing(BOB, 1));
    KeptAmendment second;
    try (History history = open(folder)) {
      amend(history, BOB, number, Direction.OUTGOING, new Change.Correction("one"));
      amend(history, BOB, number, Direction.OUTGOING, new Change.Correction("two"));
      amend(history, BOB, number, Direction.INCOMING, new Change.Reactions(List.of("👍")));
      assertThat(history.unsent()).hasSize(2);
      second = history.unsent().get(1);
      history.sent(history.unsent().get(0).number());
      history.sent(history.unsent().get(0).number() + 100);
    }
    try (History history = open(folder)) {
      assertThat(history.unsent()).containsExactly(second);
      history.sent(second.number());
      assertThat(history.unsent()).isEmpty();
      assertThat(text(history, number)).isEqualTo("two");
    }
  }

  @Test
  void read_isWhatArrivedUpToThatEntry() throws HistoryException {
    long first = append(outgoing(BOB, 1));
    long second = append(outgoing(BOB, 2));
    long third = append(outgoing(BOB, 3));
    try (History history = open(folder)) {
      history.update(BOB, new MessageId("out-1"), DeliveryState.DELIVERED);
      assertThat(history.displayed(BOB, second)).isTrue();
      assertThat(history.displayed(BOB, first)).as("it only moves forward").isFalse();
      assertThat(history.displayed(CAROL, third)).as("nothing was written to her").isFalse();
    }
    try (History history = open(folder)) {
      assertThat(state(history, first)).isEqualTo(DeliveryState.READ);
      assertThat(state(history, second)).as("it has not left").isEqualTo(DeliveryState.WAITING);
      history.update(BOB, new MessageId("out-2"), DeliveryState.SENT);
      assertThat(state(history, second)).isEqualTo(DeliveryState.READ);
      history.update(BOB, new MessageId("out-3"), DeliveryState.DELIVERED);
      assertThat(state(history, third)).isEqualTo(DeliveryState.DELIVERED);
    }
  }

  @Test
  void context_comesBackAsItWas_andEntriesAreFoundByTheirIds() throws HistoryException {
    Reference answered = new Reference(Direction.OUTGOING, new MessageId("out-1"));
    Entry answer = incoming(BOB, 2).withContext(new Entry.Context(answered, true));
    long first = append(outgoing(BOB, 1));
    long second = append(answer);
    try (History history = open(folder)) {
      assertThat(history.entry(second).orElseThrow().entry()).isEqualTo(answer);
      assertThat(history.find(BOB, answered).orElseThrow().number()).isEqualTo(first);
      assertThat(history.find(BOB, new Reference(Direction.INCOMING, answered.id()))).isEmpty();
      assertThat(history.find(CAROL, answered)).isEmpty();
      assertThat(history.entry(77)).isEmpty();
    }
  }

  @Test
  void draft_isKeptForEachContact_andIsNoEntry() throws HistoryException, IOException {
    try (History history = open(folder)) {
      history.keepDraft(BOB, "half a canary");
      history.keepDraft(BOB, "half a canary 半");
      history.keepDraft(CAROL, "another");
      history.keepDraft(CAROL, "");
    }
    long size = Files.size(file(folder));
    try (History history = open(folder)) {
      assertThat(history.draft(BOB)).isEqualTo("half a canary 半");
      assertThat(history.draft(CAROL)).isEmpty();
      assertThat(history.conversations()).isEmpty();
      history.keepDraft(BOB, "half a canary 半");
    }
    assertThat(Files.size(file(folder))).as("nothing is written for no change").isEqualTo(size);
    assertThat(new String(Files.readAllBytes(file(folder)), StandardCharsets.ISO_8859_1))
        .doesNotContain("canary");
  }

  @Test
  void damage_takesWhatIsDamagedAlone() throws HistoryException, IOException {
    long number = append(incoming(BOB, 1));
    long end;
    try (History history = open(folder)) {
      amend(history, BOB, number, Direction.INCOMING, new Change.Correction("first"));
      end = Files.size(file(folder));
      amend(history, BOB, number, Direction.INCOMING, new Change.Correction("second"));
      amend(history, BOB, number, Direction.OUTGOING, new Change.Reactions(List.of("👍")));
    }
    byte[] bytes = Files.readAllBytes(file(folder));
    bytes[(int) end + FrameHeader.LENGTH + 3] ^= 1;
    Files.write(file(folder), bytes);
    try (History history = open(folder)) {
      assertThat(history.notices()).hasSize(1);
      assertThat(text(history, number)).isEqualTo("first");
      assertThat(history.entry(number).orElseThrow().amended().ours()).containsExactly("👍");
      assertThat(history.unsent()).hasSize(1);
    }
  }

  /** A file that the program wrote before entries could change. */
  @Test
  void olderFile_opens_andItsEntriesCanChange() throws HistoryException, IOException {
    try (InputStream older = Objects.requireNonNull(getClass().getResourceAsStream(OLDER))) {
      Files.copy(older, file(folder));
    }
    try (History history = open(folder)) {
      assertThat(history.notices()).isEmpty();
      List<KeptEntry> entries = history.entries(BOB, History.NEWEST, 10);
      assertThat(entries).hasSize(3).allMatch(kept -> kept.amended().equals(Amended.NOT));
      assertThat(entries.get(0).entry().body())
          .isEqualTo(new Body.Text("早安, Bob", Body.Protection.SEALED));
      assertThat(entries.get(0).entry().state()).isEqualTo(DeliveryState.DELIVERED);
      assertThat(entries.get(2).entry().body()).isEqualTo(new Body.Unopened("damaged"));
      assertThat(history.draft(BOB)).isEmpty();
      long first = entries.get(0).number();
      assertThat(amend(history, BOB, first, Direction.OUTGOING, new Change.Correction("晚安, Bob")))
          .isTrue();
      assertThat(history.displayed(BOB, first)).isTrue();
    }
    try (History history = open(folder)) {
      KeptEntry first = history.entries(BOB, History.NEWEST, 10).get(0);
      assertThat(text(history, first.number())).isEqualTo("晚安, Bob");
      assertThat(first.entry().state()).isEqualTo(DeliveryState.READ);
    }
  }

  private long append(Entry entry) throws HistoryException {
    try (History history = open(folder)) {
      return history.append(entry).number();
    }
  }

  private boolean amend(History history, Jid contact, long number, Direction author, Change change)
      throws HistoryException {
    MessageId id = new MessageId("change-" + ids++);
    return history
        .amend(new Amendment(contact, number, author, id, LATER, change))
        .filter(kept -> kept.amendment().id().equals(id))
        .isPresent();
  }

  private static DeliveryState state(History history, long number) throws HistoryException {
    return history.entry(number).orElseThrow().entry().state();
  }

  private static String text(History history, long number) throws HistoryException {
    Body body = history.entry(number).orElseThrow().entry().body();
    return ((Body.Text) body).text();
  }
}
