package org.simpp.server.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.server.archive.ArchiveWriter.Bounds;
import org.simpp.server.archive.ArchiveWriter.Queued;
import org.simpp.store.ArchiveEntry;
import org.simpp.store.ArchiveEntry.Place;
import org.simpp.store.ArchiveId;
import org.simpp.store.ArchiveQuery;
import org.simpp.store.ArchiveStore;
import org.simpp.store.StoreException;
import org.simpp.store.StoreException.Reason;

class ArchiveWriterTest {
  private static final Jid ALICE = Jid.of("alice@simpp.example");
  private static final Jid BOB = Jid.of("bob@simpp.example");
  private static final Jid CAROL = Jid.of("carol@simpp.example");
  private static final List<Place> ALICES = List.of(new Place(ALICE, BOB));

  private final Queue<Runnable> thread = new ArrayDeque<>();
  private final Queue<Runnable> soon = new ArrayDeque<>();
  private final Queue<Runnable> later = new ArrayDeque<>();
  private final Transactions store = new Transactions();
  private final ArchiveWriter writer = writer(thread::add);

  private ArchiveWriter writer(Executor executor) {
    return new ArchiveWriter(
        store,
        new ArchiveIds(Clock.systemUTC(), 0),
        new ArchiveWriter.Threads(executor, soon::add, later::add),
        new Bounds(10, 20, 10_000));
  }

  @Test
  void whatWaits_goesInOneTransaction_inOrder() {
    List<ArchiveId> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(add(ALICE, BOB).entry().id());
    }
    assertThat(soon).as("one piece of work").hasSize(1);
    soon.remove().run();
    add(BOB);

    assertThat(store.appended).hasSize(1);
    assertThat(store.appended.get(0)).extracting(ArchiveEntry::id).isEqualTo(ids);
    assertThat(ids).isSorted();
    assertThat(soon).as("the next piece").hasSize(1);
  }

  @Test
  void largeMessages_goInSeveralTransactions() {
    Bytes large = Bytes.of(new byte[1 << 20]);
    for (int i = 0; i < 24; i++) {
      writer.add(large, ALICES, null);
    }
    thread.remove().run();

    assertThat(store.appended).extracting(List::size).containsExactly(16, 8);
  }

  @Test
  void manyMessages_areWrittenAtOnce_byOneAlone() {
    for (int i = 0; i < 4_500; i++) {
      add(ALICE);
    }
    assertThat(soon).hasSize(1);
    assertThat(thread).isNotEmpty();
    thread.remove().run();
    thread.forEach(Runnable::run);
    soon.remove().run();

    assertThat(store.appended).extracting(List::size).containsExactly(4_500);
  }

  @Test
  void written_isSaidOfAllThatWaited() {
    Queued first = add(ALICE, BOB);
    Queued second = add(BOB);

    assertThat(isDone(first.written())).isFalse();
    soon.remove().run();
    assertThat(isDone(first.written())).isTrue();
    assertThat(isDone(second.written())).isTrue();
  }

  @Test
  void storeThatIsAway_isAskedAgain_andGetsTheSameOnce() {
    store.isAway = true;
    Queued waiting = add(ALICE);
    soon.remove().run();
    add(BOB);
    assertThat(isDone(waiting.written())).isFalse();
    assertThat(soon).as("nobody else writes").isEmpty();
    later.remove().run();
    store.isAway = false;
    later.remove().run();

    assertThat(isDone(waiting.written())).isTrue();
    assertThat(store.appended).hasSize(1);
    assertThat(store.appended.get(0))
        .flatExtracting(ArchiveEntry::places)
        .extracting("account")
        .containsExactly(ALICE, BOB);
    assertThat(later).isEmpty();
  }

  @Test
  void storeThatThrows_endsNothing() {
    store.isBroken = true;
    Queued waiting = add(ALICE);
    soon.remove().run();
    store.isBroken = false;
    later.remove().run();

    assertThat(isDone(waiting.written())).isTrue();
  }

  @Test
  void tooMuch_isRefused_byNumberAndBySize() throws StoreException {
    for (int i = 0; i < 19; i++) {
      add(ALICE);
    }
    writer.requireRoom();
    add(ALICE);
    assertThatThrownBy(writer::requireRoom)
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE));
    soon.remove().run();
    writer.requireRoom();

    writer.add(Bytes.of(new byte[10_000]), ALICES, null);
    assertThatThrownBy(writer::requireRoom).isInstanceOf(StoreException.class);
  }

  @Test
  void crowd_isThereUntilItIsWritten_butNotWhileTheStoreIsAway() {
    for (int i = 0; i < 10; i++) {
      add(ALICE);
    }
    assertThat(writer.isCrowded()).isTrue();
    store.isAway = true;
    soon.remove().run();
    assertThat(writer.isCrowded()).isFalse();
    store.isAway = false;
    later.remove().run();
    assertThat(writer.isCrowded()).isFalse();
  }

  @Test
  void question_waitsForWhatItsAccountHasToWrite() throws Exception {
    add(ALICE);
    writer.awaitWritten(BOB);
    Thread asker = new Thread(this::ask);
    asker.start();
    while (asker.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    assertThat(store.appended).isEmpty();
    thread.remove().run();
    asker.join(10_000);

    assertThat(asked).isEqualTo(1);
  }

  @Test
  void question_isRefusedWhileTheStoreIsAway() {
    store.isAway = true;
    add(ALICE);
    soon.remove().run();

    assertThatThrownBy(() -> writer.awaitWritten(ALICE)).isInstanceOf(StoreException.class);
  }

  private volatile int asked;

  /** How many transactions there were when the answer could be given. */
  private void ask() {
    try {
      writer.awaitWritten(ALICE);
      asked = store.appended.size();
    } catch (StoreException e) {
      asked = -1;
    }
  }

  private Queued add(Jid... accounts) {
    return writer.add(
        Bytes.utf8("<message/>"),
        Stream.of(accounts).map(account -> new Place(account, CAROL)).toList(),
        null);
  }

  private static boolean isDone(CompletionStage<Void> stage) {
    return stage.toCompletableFuture().isDone();
  }

  /** Remembers what came in each call. */
  private static final class Transactions implements ArchiveStore {
    private final List<List<ArchiveEntry>> appended = new ArrayList<>();
    private boolean isAway;
    private boolean isBroken;

    @Override
    public void append(List<ArchiveEntry> entries) throws StoreException {
      if (isBroken) {
        throw new IllegalStateException("broken");
      }
      if (isAway) {
        throw new StoreException(Reason.UNAVAILABLE, "away");
      }
      appended.add(entries);
    }

    @Override
    public List<ArchiveEntry> find(Jid account, ArchiveQuery query, End end, int limit) {
      return List.of();
    }

    @Override
    public long count(Jid account, ArchiveQuery query) {
      return 0;
    }

    @Override
    public Set<ArchiveId> present(Jid account, Set<ArchiveId> ids) {
      return Set.of();
    }

    @Override
    public int purge(Instant before, int limit) {
      return 0;
    }

    @Override
    public long newest() {
      return 0;
    }
  }
}
