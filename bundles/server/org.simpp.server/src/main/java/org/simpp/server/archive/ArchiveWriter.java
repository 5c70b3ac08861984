package org.simpp.server.archive;

import java.util.ArrayList;
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
import org.simpp.store.ArchiveId;
import org.simpp.store.ArchiveStore;
import org.simpp.store.StoreException;
import org.simpp.store.StoreException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes archives, all that waits in one transaction: what comes while one is under way waits for
 * the next. Ids are given out in the order of writing, so that whoever has seen one message of an
 * archive finds every one before it there. While the store is away it is asked every second, and a
 * bounded number of messages waits. Safe for use by many threads.
 */
final class ArchiveWriter {
  private static final Logger log = LoggerFactory.getLogger(ArchiveWriter.class);

  private static final int BATCH = 500;
  private static final int BATCH_BYTES = 4 << 20;
  private static final int PATIENCE_SECONDS = 5;

  /** Of several messages the last one is written last. */
  private static final CompletableFuture<Void> FOLLOWED_LATER =
      CompletableFuture.completedFuture(null);

  private final ArchiveStore store;
  private final ArchiveIds ids;
  private final Executor thread;
  private final Executor later;
  private final Bounds bounds;
  private final ArchiveQueue queue = new ArchiveQueue();
  private boolean isWriting;
  private boolean isAway;

  /**
   * How much may wait.
   *
   * @param crowd so many messages are enough: who can wait does so
   * @param entries so many are too many
   * @param bytes so many of them are too many
   */
  record Bounds(int crowd, int entries, long bytes) {}

  /**
   * A message for one archive.
   *
   * @param id that it has been given; null where it is to get one
   */
  record Draft(Jid account, Jid peer, Bytes message, @Nullable ArchiveId id) {}

  /**
   * Messages that wait.
   *
   * @param ids in the order of their drafts
   * @param written completes when all of them are written
   */
  record Queued(List<ArchiveId> ids, CompletionStage<Void> written) {}

  /**
   * @param thread where it writes
   * @param later the same after a while
   */
  ArchiveWriter(
      ArchiveStore store, ArchiveIds ids, Executor thread, Executor later, Bounds bounds) {
    this.store = store;
    this.ids = ids;
    this.thread = thread;
    this.later = later;
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

  /** Takes messages, one behind the other. */
  Queued add(List<Draft> drafts) {
    CompletableFuture<Void> written = new CompletableFuture<>();
    List<ArchiveId> given = new ArrayList<>(drafts.size());
    boolean begins;
    synchronized (this) {
      for (Draft draft : drafts) {
        ArchiveId id = draft.id() == null ? ids.next() : draft.id();
        given.add(id);
        queue.add(
            new ArchiveEntry(draft.account(), id, draft.peer(), draft.message()),
            given.size() == drafts.size() ? written : FOLLOWED_LATER);
      }
      begins = !isWriting;
      isWriting = true;
    }
    if (begins) {
      thread.execute(this::write);
    }
    return new Queued(given, written);
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
    if (!isDone(written)) {
      throw unavailable();
    }
  }

  /** Waits for a while where it is crowded. */
  void awaitRoom() {
    CompletableFuture<Void> written;
    synchronized (this) {
      if (!isCrowded()) {
        return;
      }
      written = queue.mark();
    }
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

  private void write() {
    List<Waiting> batch = next();
    while (!batch.isEmpty()) {
      try {
        store.append(batch.stream().flatMap(one -> one.message().stream()).toList());
      } catch (StoreException | RuntimeException e) {
        fail(e);
        later.execute(this::write);
        return;
      }
      succeed(batch.size());
      batch.forEach(one -> one.written().complete(null));
      batch = next();
    }
  }

  private synchronized List<Waiting> next() {
    List<Waiting> batch = queue.first(BATCH, BATCH_BYTES);
    isWriting = !batch.isEmpty();
    return batch;
  }

  private synchronized void succeed(int count) {
    queue.remove(count);
    if (isAway) {
      isAway = false;
      log.info("archiving goes on");
    }
  }

  private synchronized void fail(Exception cause) {
    if (!isAway) {
      isAway = true;
      log.warn("archiving waits; it is tried again every second: {}", cause.toString());
    }
  }
}
