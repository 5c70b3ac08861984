package org.simpp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.simpp.model.Bytes;
import org.simpp.store.SessionJournal.Entry;
import org.simpp.store.SessionJournal.Group;

/** What every {@link SessionJournal} does. */
public abstract class SessionJournalContract {
  /** A journal over the same files at each call; a test closes one before it asks for the next. */
  protected abstract SessionJournal journal();

  /** As {@link #journal}, after the process that had {@code journal} open was killed. */
  protected abstract SessionJournal afterKill(SessionJournal journal);

  @Test
  void open_ofANewJournal_isEmpty() throws StoreException {
    try (SessionJournal journal = journal()) {
      assertThat(journal.open()).isEmpty();
      assertThat(journal.outage()).isEmpty();
    }
  }

  @Test
  void entries_areOpenUntilTheyAreRemoved() throws Exception {
    try (SessionJournal journal = journal()) {
      journal.open();
      done(journal.append(adding(1, 2, 3)));
      done(journal.append(new Group(List.of(entry(4)), List.of(2L, 3L))));
    }
    try (SessionJournal journal = journal()) {
      assertThat(journal.open()).containsExactly(entry(1), entry(4));
    }
  }

  @Test
  void whatWasAwaited_isThereAfterAKill() throws Exception {
    SessionJournal journal = journal();
    journal.open();
    done(journal.append(adding(1, 2)));
    done(journal.append(new Group(List.of(entry(3)), List.of(1L))));

    try (SessionJournal next = afterKill(journal)) {
      assertThat(next.open()).containsExactly(entry(2), entry(3));
    }
  }

  @Test
  void groups_areCompletedInTheOrderOfTheCalls() throws Exception {
    try (SessionJournal journal = journal()) {
      journal.open();
      List<Integer> completed = new ArrayList<>();
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int i = 1; i <= 500; i++) {
        int number = i;
        all.add(
            journal
                .append(adding(i))
                .thenRun(
                    () -> {
                      synchronized (completed) {
                        completed.add(number);
                      }
                    })
                .toCompletableFuture());
      }
      done(CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])));
      assertThat(completed).hasSize(500).isSorted();
    }
  }

  @Test
  void manyThreads_loseNothing() throws Exception {
    int threads = 4;
    int each = 300;
    try (SessionJournal journal = journal()) {
      journal.open();
      List<CompletableFuture<Void>> writers = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        long base = 1_000L * thread;
        writers.add(CompletableFuture.runAsync(() -> addEvenRemoveOdd(journal, base, each)));
      }
      done(CompletableFuture.allOf(writers.toArray(new CompletableFuture<?>[0])));
    }
    try (SessionJournal journal = journal()) {
      List<Entry> open = journal.open();
      assertThat(open).hasSize(threads * each / 2).allMatch(entry -> entry.id() % 2 == 0);
    }
  }

  @Test
  void content_comesBackAsItWas() throws Exception {
    byte[] every = new byte[SessionJournal.MAX_CONTENT];
    for (int i = 0; i < every.length; i++) {
      every[i] = (byte) (i * 31);
    }
    Entry longest = new Entry(7, Bytes.of(every));
    Entry empty = new Entry(8, Bytes.empty());
    try (SessionJournal journal = journal()) {
      journal.open();
      done(journal.append(new Group(List.of(longest, empty), List.of())));
    }
    try (SessionJournal journal = journal()) {
      assertThat(journal.open()).containsExactly(longest, empty);
    }
    assertThatThrownBy(() -> new Entry(9, Bytes.of(new byte[SessionJournal.MAX_CONTENT + 1])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void closed_takesNothing() throws Exception {
    SessionJournal journal = journal();
    journal.open();
    journal.close();
    assertThat(journal.append(adding(1)).toCompletableFuture()).isCompletedExceptionally();
    try (SessionJournal next = journal()) {
      assertThat(next.open()).isEmpty();
    }
  }

  private static void addEvenRemoveOdd(SessionJournal journal, long base, int each) {
    CompletionStage<Void> last = CompletableFuture.completedStage(null);
    for (long i = 0; i < each; i++) {
      long id = base + i;
      last = journal.append(adding(id));
      if (id % 2 == 1) {
        last = journal.append(new Group(List.of(), List.of(id)));
      }
    }
    last.toCompletableFuture().join();
  }

  protected static Group adding(long... ids) {
    List<Entry> entries = new ArrayList<>();
    for (long id : ids) {
      entries.add(entry(id));
    }
    return new Group(entries, List.of());
  }

  protected static Entry entry(long id) {
    return new Entry(id, Bytes.utf8("the content of entry " + id));
  }

  protected static void done(CompletionStage<Void> stage) throws Exception {
    stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
