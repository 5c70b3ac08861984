package org.simpp.transport.netty;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.simpp.model.Bytes;
import org.simpp.transport.TransportException;

/**
 * What waits for a request that it can answer. {@link #offer} may be called from any thread, the
 * rest from the session's event loop alone.
 */
final class BoshOutbox {
  private static final String UNWRITTEN = "the session ended before this was written";

  /** One element, and who waits for it to be written. */
  record Entry(Bytes xml, CompletableFuture<Void> written) {
    void isLost() {
      written.completeExceptionally(
          new TransportException(TransportException.Reason.CLOSED, UNWRITTEN));
    }
  }

  private final int capacity;
  private final Runnable arrival;
  private final Runnable overflow;
  private final Queue<Entry> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger bytes = new AtomicInteger();
  private final AtomicBoolean isClosed = new AtomicBoolean();

  /**
   * @param capacity bytes that may wait
   * @param arrival called, on whatever thread, after something has been put here
   * @param overflow called once, on whatever thread, when more would have to wait
   */
  BoshOutbox(int capacity, Runnable arrival, Runnable overflow) {
    this.capacity = capacity;
    this.arrival = arrival;
    this.overflow = overflow;
  }

  /** Puts {@code xml} behind everything offered before; completes when it is written. */
  CompletionStage<Void> offer(Bytes xml) {
    Entry entry = new Entry(xml, new CompletableFuture<>());
    if (isClosed.get()) {
      entry.isLost();
    } else if (bytes.addAndGet(xml.length()) > capacity) {
      bytes.addAndGet(-xml.length());
      entry.isLost();
      if (isClosed.compareAndSet(false, true)) {
        overflow.run();
      }
    } else {
      waiting.add(entry);
      arrival.run();
    }
    return entry.written();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Takes the first of what waits: as much as {@code most} bytes hold, and one at least. */
  List<Entry> take(int most) {
    List<Entry> taken = new ArrayList<>();
    int length = 0;
    for (Entry next = waiting.peek();
        next != null && (taken.isEmpty() || length + next.xml().length() <= most);
        next = waiting.peek()) {
      waiting.remove();
      taken.add(next);
      length += next.xml().length();
    }
    bytes.addAndGet(-length);
    return taken;
  }

  /** Takes nothing more. */
  void close() {
    isClosed.set(true);
  }

  /** Forgets what waits. */
  void clear() {
    close();
    take(Integer.MAX_VALUE).forEach(Entry::isLost);
  }
}
