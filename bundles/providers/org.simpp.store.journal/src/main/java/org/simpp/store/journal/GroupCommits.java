package org.simpp.store.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.simpp.store.SessionJournal.Entry;
import org.simpp.store.SessionJournal.Group;
import org.simpp.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open journal: one thread writes everything that waits as one record, so that a burst costs one
 * write to the disk and a single group waits for nobody.
 */
final class GroupCommits implements AutoCloseable {
  /** One group: more than all contacts of the longest roster, with words of usual length. */
  static final int MAX_GROUP = 4 << 20;

  private static final Logger log = LoggerFactory.getLogger(GroupCommits.class);
  private static final long MAX_WAITING_BYTES = 64L << 20;
  private static final long RETRY_MILLIS = 250;
  private static final long CLOSE_MILLIS = 5_000;

  /** A group, or with less than no bytes the end of the thread, behind all that came before. */
  private record Waiting(Group group, long bytes, CompletableFuture<Void> durable) {
    static final int END = -1;

    static Waiting end() {
      return new Waiting(new Group(List.of(), List.of()), END, new CompletableFuture<>());
    }

    boolean isEnd() {
      return bytes == END;
    }
  }

  private final JournalFolder folder;
  private final RecoveringLog records;
  private final List<Entry> atStart;
  private final long maxBytes;
  private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final AtomicLong waitingBytes = new AtomicLong();
  private final Thread thread = new Thread(this::run, "simpp-journal");
  private volatile @Nullable String outage;
  private volatile long openBytes;
  private volatile boolean closing;

  private GroupCommits(JournalFolder folder, RecoveringLog records, long maxBytes) {
    this.folder = folder;
    this.records = records;
    this.maxBytes = maxBytes;
    this.atStart = records.entries();
    this.openBytes = records.openBytes();
    thread.setDaemon(true);
    thread.start();
  }

  static GroupCommits open(Path path, boolean sync, long maxBytes) throws StoreException {
    JournalFolder folder = JournalFolder.take(path);
    try {
      return new GroupCommits(folder, RecoveringLog.open(path, sync), maxBytes);
    } catch (IOException e) {
      release(folder);
      throw new StoreException(
          StoreException.Reason.UNAVAILABLE,
          "the session journal "
              + path
              + " cannot be read or written; it is left as it is. Restore it from a backup, or move"
              + " it away to start without open sessions. The system says: "
              + e.getMessage(),
          e);
    }
  }

  List<Entry> atStart() {
    return atStart;
  }

  CompletionStage<Void> append(Group group) {
    String away = outage;
    if (away != null || closing) {
      return refused(StoreException.Reason.UNAVAILABLE, away == null ? "it is closing" : away);
    }
    long bytes = 0;
    for (Entry entry : group.added()) {
      bytes += GroupRecord.sizeOf(entry);
    }
    // what only takes away is never too much
    if (bytes > 0
        && (bytes > MAX_GROUP
            || openBytes + waitingBytes.get() + bytes > maxBytes
            || waitingBytes.get() + bytes > MAX_WAITING_BYTES)) {
      return refused(StoreException.Reason.FULL, "too much is open already");
    }
    waitingBytes.addAndGet(bytes);
    CompletableFuture<Void> durable = new CompletableFuture<>();
    queue.add(new Waiting(group, bytes, durable));
    return durable;
  }

  Optional<String> outage() {
    return Optional.ofNullable(outage);
  }

  @Override
  public void close() {
    closing = true;
    queue.add(Waiting.end());
    try {
      thread.join(CLOSE_MILLIS);
      if (thread.isAlive()) {
        thread.interrupt();
        thread.join(CLOSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    release(folder);
  }

  private void run() {
    try {
      boolean goesOn = true;
      while (goesOn) {
        goesOn = writeWhatWaits(queue.take());
      }
    } catch (InterruptedException e) {
      // closed while nothing can be written: what waits was never called durable
      Thread.currentThread().interrupt();
    } finally {
      records.close();
    }
  }

  /** False when the end has come. */
  private boolean writeWhatWaits(Waiting first) throws InterruptedException {
    Batch batch = new Batch();
    long bytes = 0;
    Waiting next = first;
    while (next != null && !next.isEnd()) {
      batch.add(next.group(), next.durable());
      bytes += next.bytes();
      next = batch.isFull() ? null : queue.poll();
    }
    write(batch.group());
    openBytes = records.openBytes();
    waitingBytes.addAndGet(-bytes);
    batch.complete();
    tidy();
    return next == null;
  }

  /** Returns when it is durable, however long that takes. */
  private void write(Group group) throws InterruptedException {
    if (group.isEmpty()) {
      return;
    }
    long number = records.next();
    while (records.newest() < number) {
      try {
        records.append(number, group);
      } catch (IOException e) {
        reopen(e);
      }
    }
    if (outage != null) {
      outage = null;
      log.info("the session journal can be written again");
    }
  }

  /** After this a record whose writing has failed is there wholly or not at all. */
  private void reopen(IOException failure) throws InterruptedException {
    boolean isOpen = false;
    IOException last = failure;
    while (!isOpen) {
      if (outage == null) {
        log.error("the session journal cannot be written; new work is refused", last);
      }
      outage =
          "the session journal cannot be written: %s; make room on its disk, or mend it: it goes on"
                  .formatted(last.getMessage())
              + " by itself, and sends those away meanwhile who could resume their sessions";
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
      try {
        records.reopen();
        isOpen = true;
      } catch (IOException e) {
        last = e;
      }
    }
  }

  private void tidy() throws InterruptedException {
    try {
      records.tidy();
    } catch (IOException e) {
      reopen(e);
      outage = null;
    }
  }

  private static CompletionStage<Void> refused(StoreException.Reason reason, String why) {
    return CompletableFuture.failedFuture(
        new StoreException(reason, "the session journal takes nothing: " + why));
  }

  private static void release(JournalFolder folder) {
    try {
      folder.close();
    } catch (IOException e) {
      log.warn("the session journal's lock cannot be released: {}", e.toString());
    }
  }
}
