package org.simpp.server.archive;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.server.archive.ArchiveQueue.Waiting;
import org.simpp.store.ArchiveEntry;
import org.simpp.store.ArchiveEntry.Place;
import org.simpp.store.ArchiveId;
import org.simpp.store.ArchiveStore;
import org.simpp.store.StoreException;
import org.simpp.store.StoreException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes archives, all that waits in one transaction: what comes while one is under way, or a
 * moment after the first, waits for the next; nobody waits who only delivers. Ids are given out in
 * the order of writing, so that whoever has seen one message of an archive finds every one before
 * it there. While the store is away it is asked every second, and a bounded number of messages
 * waits. Safe for use by many threads.
 */
final class ArchiveWriter {
  private static final Logger log = LoggerFactory.getLogger(ArchiveWriter.class);

  private static final int BATCH = 5_000;
  private static final int BATCH_BYTES = 16 << 20;
  private static final int PATIENCE_SECONDS = 5;

  /** For what somebody else does. */
  private static final Executor NOT_AGAIN = work -> {};

  private final ArchiveStore store;
  private final ArchiveIds ids;
  private final Threads threads;
  private final Bounds bounds;
  private final ArchiveQueue queue = new ArchiveQueue();
  private State state = State.IDLE;
  private boolean isAway;

  private enum State {
    /** Nothing waits. */
    IDLE,
    /** It will be written. */
    PLANNED,
    WRITING
  }

  /**
   * Where it writes: one thread, at three times.
   *
   * @param now at once
   * @param soon after a moment, so that what comes meanwhile goes along
   * @param later when the store was away
   */
  record Threads(Executor now, Executor soon, Executor later) {}

  /**
   * How much may wait.
   *
   * @param crowd so many messages are enough: who can wait does so
   * @param entries so many are too many
   * @param bytes so many of them are too many
   */
  record Bounds(int crowd, int entries, long bytes) {}

  /**
   * A message that waits.
   *
   * @param written completes when it is written
   */
  record Queued(ArchiveEntry entry, CompletionStage<Void> written) {}

  ArchiveWriter(ArchiveStore store, ArchiveIds ids, Threads threads, Bounds bounds) {
    this.store = store;
    this.ids = ids;
    this.threads = threads;
    this.bounds = bounds;
  }

  /** Whether so much waits that more had better wait elsewhere; not while the store is away. */
  synchronized boolean isCrowded() {
    return !isAway && queue.entries() >= bounds.crowd();
  }

  /**
   * Refuses more where too much waits.
   *
   * @throws StoreException with {@link Reason#UNAVAILABLE}
   */
  synchronized void requireRoom() throws StoreException {
    if (queue.entries() >= bounds.entries() || queue.bytes() >= bounds.bytes()) {
      throw new StoreException(
          Reason.UNAVAILABLE, queue.entries() + " messages wait already to be archived");
    }
  }

  /**
   * Takes a message.
   *
   * @param id that it has been given; null where it is to get one
   */
  Queued add(Bytes message, List<Place> places, @Nullable ArchiveId id) {
    CompletableFuture<Void> written = new CompletableFuture<>();
    ArchiveEntry entry;
    Executor when;
    synchronized (this) {
      entry = new ArchiveEntry(id == null ? ids.next() : id, message, places);
      queue.add(entry, written);
      when = plan();
    }
    when.execute(this::write);
    return new Queued(entry, written);
  }

  /** Takes messages of an earlier run, with the ids that they got then. */
  CompletionStage<Void> addAgain(List<ArchiveEntry> entries) {
    entries.forEach(entry -> ids.follow(entry.id()));
    return CompletableFuture.allOf(
        entries.stream()
            .map(one -> add(one.message(), one.places(), one.id()).written().toCompletableFuture())
            .toArray(CompletableFuture[]::new));
  }

  /**
   * Waits until what has been given for that account is written.
   *
   * @throws StoreException where that takes too long, or the store is away
   */
  void awaitWritten(Jid account) throws StoreException {
    CompletableFuture<Void> written;
    synchronized (this) {
      if (!queue.has(account)) {
        return;
      }
      if (isAway) {
        throw unavailable();
      }
      written = queue.mark();
    }
    plan().execute(this::write);
    if (!isDone(written)) {
      throw unavailable();
    }
  }

  /** Waits for a while where it is crowded. */
  void awaitRoom() {
    if (isCrowded()) {
      awaitAll();
    }
  }

  /** Waits for a while until all that has been given is written. */
  void awaitAll() {
    CompletableFuture<Void> written;
    synchronized (this) {
      if (queue.isEmpty() || isAway) {
        return;
      }
      written = queue.mark();
    }
    plan().execute(this::write);
    isDone(written);
  }

  private static boolean isDone(CompletableFuture<Void> written) {
    try {
      written.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private static StoreException unavailable() {
    return new StoreException(Reason.UNAVAILABLE, "messages still wait to be archived");
  }

  /** When it is to be written: soon, or at once where enough waits for a transaction of its own. */
  private synchronized Executor plan() {
    boolean isUrgent = queue.isUrgent() && !isAway;
    if (state == State.IDLE) {
      state = State.PLANNED;
      return isUrgent ? threads.now() : threads.soon();
    }
    return state == State.PLANNED && isUrgent ? threads.now() : NOT_AGAIN;
  }

  private void write() {
    if (!begin()) {
      return;
    }
    Executor next = null;
    while (next == null) {
      List<Waiting> batch = first();
      try {
        store.append(batch.stream().flatMap(one -> one.message().stream()).toList());
        succeed(batch.size());
        batch.forEach(one -> one.written().complete(null));
        next = goOn();
      } catch (StoreException | RuntimeException e) {
        fail(e);
        next = threads.later();
      }
    }
    next.execute(this::write);
  }

  /** Several may have planned it; one does it. */
  private synchronized boolean begin() {
    boolean isMine = state == State.PLANNED;
    state = isMine ? State.WRITING : state;
    return isMine;
  }

  private synchronized List<Waiting> first() {
    return queue.first(BATCH, BATCH_BYTES);
  }

  /** When it goes on; null for at once. */
  private synchronized @Nullable Executor goOn() {
    if (queue.isUrgent()) {
      return null;
    }
    state = queue.isEmpty() ? State.IDLE : State.PLANNED;
    return queue.isEmpty() ? NOT_AGAIN : threads.soon();
  }

  private synchronized void succeed(int count) {
    queue.remove(count);
    if (isAway) {
      isAway = false;
      log.info("archiving goes on");
    }
  }

  private synchronized void fail(Exception cause) {
    state = State.PLANNED;
    if (!isAway) {
      isAway = true;
      log.warn("archiving waits; it is tried again every second: {}", cause.toString());
    }
  }
}
