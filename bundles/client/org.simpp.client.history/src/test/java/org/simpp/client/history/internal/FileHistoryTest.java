package org.simpp.client.history.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.simpp.client.history.internal.HistoryFixture.ALICE;
import static org.simpp.client.history.internal.HistoryFixture.BOB;
import static org.simpp.client.history.internal.HistoryFixture.CAROL;
import static org.simpp.client.history.internal.HistoryFixture.all;
import static org.simpp.client.history.internal.HistoryFixture.file;
import static org.simpp.client.history.internal.HistoryFixture.incoming;
import static org.simpp.client.history.internal.HistoryFixture.key;
import static org.simpp.client.history.internal.HistoryFixture.open;
import static org.simpp.client.history.internal.HistoryFixture.outgoing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.history.Body;
import org.simpp.client.history.Conversation;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.Entry;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.history.HistoryException.Reason;
import org.simpp.client.history.KeptEntry;
import org.simpp.model.MessageId;
import org.simpp.model.SecretBytes;

class FileHistoryTest {
  @TempDir Path temporary;

  @Test
  void history_new_isEmpty() throws HistoryException {
    try (History history = open(temporary)) {
      assertThat(history.account()).isEqualTo(ALICE);
      assertThat(history.conversations()).isEmpty();
      assertThat(history.entries(BOB, History.NEWEST, 10)).isEmpty();
      assertThat(history.notices()).isEmpty();
    }
  }

  @Test
  void entries_areThereAgain_inTheirOrder() throws HistoryException {
    List<Entry> withBob = new ArrayList<>();
    try (History history = open(temporary)) {
      for (int number = 0; number < 20; number++) {
        Entry entry = number % 3 == 0 ? incoming(BOB, number) : outgoing(BOB, number);
        withBob.add(entry);
        history.append(entry);
        history.append(incoming(CAROL, number));
      }
      assertThat(all(history, BOB)).isEqualTo(withBob);
    }
    try (History history = open(temporary)) {
      assertThat(history.notices()).isEmpty();
      assertThat(all(history, BOB)).isEqualTo(withBob);
      assertThat(all(history, CAROL)).hasSize(20);
    }
  }

  @Test
  void entries_ofEveryKind_comeBackAsTheyWere() throws HistoryException {
    List<Entry> kinds = new ArrayList<>();
    for (Body body :
        List.of(
            new Body.Text("", Body.Protection.SEALED),
            new Body.Text("\u0000 \uD83D\uDE00 你好", Body.Protection.PLAIN),
            new Body.Text("x".repeat(Body.MAX_BYTES), Body.Protection.SEALED),
            new Body.Unopened("the key has changed"))) {
      for (DeliveryState state : DeliveryState.values()) {
        kinds.add(
            new Entry(
                BOB,
                Entry.Direction.INCOMING,
                new MessageId("id" + kinds.size()),
                Instant.parse("2026-11-23T04:05:06.123456789Z"),
                body,
                state));
      }
    }
    try (History history = open(temporary)) {
      for (Entry entry : kinds) {
        history.append(entry);
      }
    }
    try (History history = open(temporary)) {
      assertThat(all(history, BOB)).isEqualTo(kinds);
    }
  }

  @Test
  void entries_comeInPages() throws HistoryException {
    try (History history = open(temporary)) {
      for (int number = 0; number < 25; number++) {
        history.append(outgoing(BOB, number));
        history.append(outgoing(CAROL, number));
      }
      List<KeptEntry> newest = history.entries(BOB, History.NEWEST, 10);
      assertThat(newest)
          .extracting(kept -> kept.entry().id().value())
          .startsWith("out-15")
          .endsWith("out-24")
          .hasSize(10);
      List<KeptEntry> middle = history.entries(BOB, newest.get(0).number(), 10);
      assertThat(middle)
          .extracting(kept -> kept.entry().id().value())
          .startsWith("out-5")
          .endsWith("out-14")
          .hasSize(10);
      assertThat(history.entries(BOB, middle.get(0).number(), 10)).hasSize(5);
      assertThat(history.entries(BOB, 0, 10)).isEmpty();
      for (int wrong : new int[] {0, 1_001}) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> history.entries(BOB, History.NEWEST, wrong));
      }
    }
  }

  @Test
  void update_changesTheState_forGood() throws HistoryException {
    try (History history = open(temporary)) {
      history.append(outgoing(BOB, 1));
      history.append(outgoing(BOB, 2));
      KeptEntry sent =
          history.update(BOB, new MessageId("out-1"), DeliveryState.SENT).orElseThrow();
      assertThat(sent.entry()).isEqualTo(outgoing(BOB, 1).withState(DeliveryState.SENT));
      history.update(BOB, new MessageId("out-1"), DeliveryState.DELIVERED);
      assertThat(history.update(BOB, new MessageId("out-3"), DeliveryState.SENT)).isEmpty();
      assertThat(history.update(CAROL, new MessageId("out-1"), DeliveryState.SENT)).isEmpty();
    }
    try (History history = open(temporary)) {
      assertThat(all(history, BOB))
          .extracting(Entry::state)
          .containsExactly(DeliveryState.DELIVERED, DeliveryState.WAITING);
    }
  }

  @Test
  void conversations_haveTheNewestFirst() throws HistoryException {
    try (History history = open(temporary)) {
      history.append(outgoing(BOB, 1));
      history.append(outgoing(CAROL, 2));
      history.append(incoming(BOB, 3));
      assertThat(history.conversations())
          .extracting(Conversation::contact)
          .containsExactly(BOB, CAROL);
      Conversation withBob = history.conversations().get(0);
      assertThat(withBob.entries()).isEqualTo(2);
      assertThat(withBob.newest().entry()).isEqualTo(incoming(BOB, 3));
    }
  }

  @Test
  void file_showsNothing_andIsItsOwnersAlone() throws Exception {
    Path folder = temporary.resolve("history");
    try (History history = open(folder)) {
      history.append(outgoing(BOB, 1));
    }
    String content = Files.readString(file(folder), StandardCharsets.ISO_8859_1);
    assertThat(content).doesNotContain("canary").doesNotContain("bob").doesNotContain("out-1");
    assertThat(file(folder).toString()).doesNotContain("alice");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(folder))))
        .isEqualTo("rw-------");
  }

  @Test
  void toString_showsNoText() throws HistoryException {
    try (History history = open(temporary)) {
      KeptEntry kept = history.append(outgoing(BOB, 1));
      assertThat(kept.toString() + history.conversations() + history).doesNotContain("canary");
    }
  }

  @Test
  void open_withAnotherKey_isRefused_andChangesNothing() throws Exception {
    try (History history = open(temporary)) {
      history.append(outgoing(BOB, 1));
    }
    byte[] before = Files.readAllBytes(file(temporary));
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> new FileHistoryStore().open(ALICE, key(2), temporary))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_KEY));
    assertThat(Files.readAllBytes(file(temporary))).isEqualTo(before);
  }

  @Test
  void open_ofAnotherAccountsFile_isRefused() throws Exception {
    open(temporary).close();
    Files.move(file(temporary), temporary.resolve(FileHistoryStore.name(BOB) + ".history"));
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> new FileHistoryStore().open(BOB, key(1), temporary))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_KEY));
  }

  @Test
  void open_twice_isRefused_untilTheFirstIsClosed() throws HistoryException {
    FileHistoryStore store = new FileHistoryStore();
    History first = store.open(ALICE, key(1), temporary);
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> store.open(ALICE, key(1), temporary))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.IN_USE));
    first.close();
    first.close();
    store.open(ALICE, key(1), temporary).close();
  }

  @Test
  void open_withAnotherKey_givesTheLockBack() throws HistoryException {
    open(temporary).close();
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> new FileHistoryStore().open(ALICE, key(2), temporary));
    open(temporary).close();
  }

  @Test
  void key_staysTheCallers() throws HistoryException {
    SecretBytes key = key(1);
    new FileHistoryStore().open(ALICE, key, temporary).close();
    assertThat(key.isClosed()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new FileHistoryStore().open(ALICE, SecretBytes.copyOf(new byte[16]), temporary));
  }

  @Test
  void history_closed_refusesEverything() throws HistoryException {
    FileHistoryStore store = new FileHistoryStore();
    History history = store.open(ALICE, key(1), temporary);
    history.append(outgoing(BOB, 1));
    store.close();
    assertClosed(() -> history.append(outgoing(BOB, 2)));
    assertClosed(() -> history.entries(BOB, History.NEWEST, 1));
    assertClosed(history::conversations);
    assertClosed(() -> history.update(BOB, new MessageId("out-1"), DeliveryState.SENT));
  }

  @Test
  void writers_manyAtOnce_loseNothing() throws Exception {
    List<Thread> threads = new ArrayList<>();
    List<Exception> failures = Collections.synchronizedList(new ArrayList<>());
    try (History history = open(temporary)) {
      for (int writer = 0; writer < 8; writer++) {
        int first = writer * 100;
        Thread thread =
            new Thread(
                () -> {
                  try {
                    for (int number = first; number < first + 25; number++) {
                      history.append(outgoing(BOB, number));
                      // An interrupt must not close the file for the others.
                      Thread.currentThread().interrupt();
                    }
                  } catch (HistoryException | RuntimeException e) {
                    failures.add(e);
                  }
                });
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(failures).isEmpty();
      List<KeptEntry> kept = history.entries(BOB, History.NEWEST, 1_000);
      assertThat(kept).hasSize(200);
      assertThat(kept).extracting(KeptEntry::number).isSorted().doesNotHaveDuplicates();
    }
    try (History history = open(temporary)) {
      assertThat(history.notices()).isEmpty();
      assertThat(all(history, BOB)).hasSize(200);
    }
  }

  @Test
  void body_tooLong_isTheCallersMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Body.Text("x".repeat(Body.MAX_BYTES + 1), Body.Protection.PLAIN));
  }

  @Test
  void entry_ofAResource_isTheCallersMistake() {
    assertThatIllegalArgumentException().isThrownBy(() -> outgoing(BOB.withResource("phone"), 1));
  }

  private static void assertClosed(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.CLOSED));
  }
}
