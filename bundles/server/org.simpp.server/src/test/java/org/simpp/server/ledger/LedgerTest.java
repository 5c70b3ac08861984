package org.simpp.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.simpp.store.MemoryJournal;
import org.simpp.store.SessionJournal.Entry;
import org.simpp.store.StoreException;

/** What is removed some time is removed, and nothing else. */
class LedgerTest {
  private final MemoryJournal journal = new MemoryJournal();
  private final Ledger ledger = new Ledger(journal);

  @BeforeEach
  void open() throws StoreException {
    ledger.open();
  }

  @Test
  void removedSoon_goesWithTheNextPage() throws StoreException {
    long first = add();
    ledger.removeSoon(first);
    assertThat(left()).containsExactly(first);

    long second = add();

    assertThat(left()).containsExactly(second);
  }

  @Test
  void manyRemovedSoon_goByThemselves() throws StoreException {
    List<Long> all = LongStream.range(0, 1_500).mapToObj(one -> add()).toList();

    all.forEach(ledger::removeSoon);

    assertThat(left()).isEqualTo(all.subList(1_000, 1_500));
  }

  @Test
  void removedSoon_isGone_whenTheJournalWasClosed() throws StoreException {
    long kept = add();
    ledger.removeSoon(add());

    ledger.close();

    assertThat(left()).containsExactly(kept);
  }

  private long add() {
    long[] id = new long[1];
    var unused = ledger.commit(page -> id[0] = page.add(new SessionRecord.Interested(1)));
    return id[0];
  }

  /** As the next run would find it. */
  private List<Long> left() throws StoreException {
    return journal.cutAfter(journal.size()).open().stream().map(Entry::id).toList();
  }
}
