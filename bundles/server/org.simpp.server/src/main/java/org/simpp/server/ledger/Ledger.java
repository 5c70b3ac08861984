package org.simpp.server.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.simpp.store.SessionJournal;
import org.simpp.store.SessionJournal.Entry;
import org.simpp.store.SessionJournal.Group;
import org.simpp.store.StoreException;

/**
 * The session journal as the server uses it: pages that are written wholly or not at all, one after
 * the other. Safe for use by many threads.
 */
public final class Ledger {
  /** So many removals are worth a page of their own. */
  private static final int MANY = 1_000;

  private final SessionJournal journal;

  /** What the next page removes for others: those that were refused, and who could wait. */
  private List<Long> debts = new ArrayList<>();

  private long lastId;

  public Ledger(SessionJournal journal) {
    this.journal = journal;
  }

  /** What is to be written at once. Used while it is filled, by the one who fills it. */
  public final class Page {
    private final List<Entry> added = new ArrayList<>();
    private final List<Long> removed = new ArrayList<>();
    private final List<Runnable> undone = new ArrayList<>(0);
    private final List<Runnable> durable = new ArrayList<>(0);

    /** Adds a record; its id. */
    public long add(SessionRecord record) {
      lastId++;
      added.add(new Entry(lastId, record.encode()));
      return lastId;
    }

    /** Removes a record; 0 is none. */
    public void remove(long id) {
      if (id != 0) {
        removed.add(id);
      }
    }

    /**
     * Takes back what the caller noted elsewhere, where the page is refused; the last one first.
     */
    public void ifRefused(Runnable undo) {
      undone.add(undo);
    }

    /** Runs when the page is durable. */
    public void whenDurable(Runnable next) {
      durable.add(next);
    }
  }

  /** Opens the journal: what is there. Blocks. */
  public synchronized List<Entry> open() throws StoreException {
    List<Entry> open = journal.open();
    lastId = open.isEmpty() ? 0 : open.get(open.size() - 1).id();
    debts = new ArrayList<>();
    return open;
  }

  /**
   * Writes a page behind all that were written before.
   *
   * @param filling fills it, and says what it means elsewhere; waits for nothing
   * @return completes when it is durable, after {@link Page#whenDurable}; has failed already with a
   *     {@link StoreException} where it is refused, after {@link Page#ifRefused}
   */
  public CompletionStage<Void> commit(Consumer<Page> filling) {
    Page page = new Page();
    CompletionStage<Void> written;
    synchronized (this) {
      filling.accept(page);
      written = append(page);
    }
    return written.thenRun(() -> page.durable.forEach(Runnable::run));
  }

  /** Removes a record some time: with the next page, or when the journal is closed. */
  public synchronized void removeSoon(long id) {
    debts.add(id);
    if (debts.size() >= MANY) {
      removeDebts();
    }
  }

  private void removeDebts() {
    var unused = append(new Page());
  }

  private CompletionStage<Void> append(Page page) {
    page.removed.addAll(debts);
    Group group = new Group(page.added, page.removed);
    if (group.isEmpty()) {
      return CompletableFuture.completedStage(null);
    }
    CompletionStage<Void> written = journal.append(group);
    if (written.toCompletableFuture().isCompletedExceptionally()) {
      debts = page.removed;
      for (int i = page.undone.size() - 1; i >= 0; i--) {
        page.undone.get(i).run();
      }
    } else if (!debts.isEmpty()) {
      debts = new ArrayList<>();
    }
    return written;
  }

  /** Whether pages are refused now. */
  public boolean isAway() {
    return journal.outage().isPresent();
  }

  /** Closes the journal, when what was given is written. Blocks. */
  public void close() {
    synchronized (this) {
      removeDebts();
    }
    journal.close();
  }
}
