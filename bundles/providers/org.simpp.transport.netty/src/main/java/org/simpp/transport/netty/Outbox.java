package org.simpp.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.simpp.model.Bytes;
import org.simpp.transport.TransportException;

/**
 * What waits to be written to one connection. Everything that is offered in one turn of the event
 * loop leaves in one write and, as far as it fits, in one TLS record. {@link #offer} may be called
 * from any thread, the rest from the event loop alone.
 */
final class Outbox {
  /** How what waits is put together. */
  enum Packing {
    /** As much as goes into one TLS record (RFC 8446, section 5.1). */
    RECORDS(16_384),
    /** Each on its own, as a WebSocket's message. */
    MESSAGES(0);

    private final int bytes;

    Packing(int bytes) {
      this.bytes = bytes;
    }

    private Object packed(ByteBuf content) {
      return this == MESSAGES ? new TextWebSocketFrame(content) : content;
    }
  }

  private static final String UNWRITTEN = "the link was closed before this was written";

  private record Entry(Bytes bytes, CompletableFuture<Void> written, boolean isLast) {}

  private final Channel channel;
  private final Packing packing;
  private final int capacity;
  private final Runnable overflow;
  private final Queue<Entry> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger queued = new AtomicInteger();
  private final AtomicBoolean isScheduled = new AtomicBoolean();
  private final AtomicBoolean isClosed = new AtomicBoolean();

  /**
   * @param capacity bytes that may wait, unwritten
   * @param overflow called once, on the event loop, when more would have to wait
   */
  Outbox(Channel channel, Packing packing, int capacity, Runnable overflow) {
    this.channel = channel;
    this.packing = packing;
    this.capacity = capacity;
    this.overflow = overflow;
  }

  /**
   * Puts {@code bytes} behind everything offered before.
   *
   * @return completes when they are written to the socket
   */
  CompletionStage<Void> offer(Bytes bytes) {
    if (isClosed.get()) {
      return CompletableFuture.failedStage(closed());
    }
    if (queued.addAndGet(bytes.length()) > capacity) {
      queued.addAndGet(-bytes.length());
      if (isClosed.compareAndSet(false, true)) {
        onLoop(overflow);
      }
      return CompletableFuture.failedStage(closed());
    }
    return put(bytes, false);
  }

  /**
   * Puts the stream's last words behind what waits, whatever the capacity; nothing is taken any
   * more then.
   *
   * @return completes when everything is written to the socket
   */
  CompletionStage<Void> close(List<Bytes> lastWords) {
    isClosed.set(true);
    List<Bytes> words = lastWords.isEmpty() ? List.of(Bytes.empty()) : lastWords;
    words.forEach(word -> queued.addAndGet(word.length()));
    words.subList(0, words.size() - 1).forEach(word -> put(word, false));
    return put(words.get(words.size() - 1), true);
  }

  /** Forgets what waits: the peer does not read. */
  void clear() {
    isClosed.set(true);
    for (Entry entry = waiting.poll(); entry != null; entry = waiting.poll()) {
      queued.addAndGet(-entry.bytes().length());
      entry.written().completeExceptionally(closed());
    }
  }

  /** Writes what waits, as far as the socket takes it. */
  void drain() {
    isScheduled.set(false);
    boolean hasWritten = false;
    while (!waiting.isEmpty()) {
      if (!channel.isWritable()) {
        channel.flush();
        if (!channel.isWritable()) {
          return;
        }
      }
      writeRecord();
      hasWritten = true;
    }
    if (hasWritten) {
      channel.flush();
    }
  }

  private void writeRecord() {
    List<Entry> entries = new ArrayList<>();
    int length = 0;
    for (Entry next = waiting.peek();
        next != null && (length == 0 || length + next.bytes().length() <= packing.bytes);
        next = waiting.peek()) {
      waiting.remove();
      entries.add(next);
      length += next.bytes().length();
      if (next.isLast()) {
        break;
      }
    }
    ByteBuf record = channel.alloc().buffer(length);
    entries.forEach(entry -> record.writeBytes(entry.bytes().asReadOnlyBuffer()));
    int written = length;
    channel
        .write(packing.packed(record))
        .addListener((ChannelFuture done) -> settle(done, entries, written));
    if (entries.get(entries.size() - 1).isLast()) {
      clear();
    }
  }

  private void settle(ChannelFuture done, List<Entry> entries, int length) {
    queued.addAndGet(-length);
    if (done.isSuccess()) {
      entries.forEach(entry -> entry.written().complete(null));
    } else {
      TransportException cause =
          new TransportException(TransportException.Reason.CLOSED, UNWRITTEN, done.cause());
      entries.forEach(entry -> entry.written().completeExceptionally(cause));
    }
  }

  private CompletionStage<Void> put(Bytes bytes, boolean isLast) {
    CompletableFuture<Void> written = new CompletableFuture<>();
    waiting.add(new Entry(bytes, written, isLast));
    if (isScheduled.compareAndSet(false, true)) {
      onLoop(this::drain);
    }
    return written;
  }

  private void onLoop(Runnable task) {
    try {
      channel.eventLoop().execute(task);
    } catch (RejectedExecutionException stopped) {
      clear();
    }
  }

  private static TransportException closed() {
    return new TransportException(TransportException.Reason.CLOSED, UNWRITTEN);
  }
}
