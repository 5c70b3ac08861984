package org.simpp.transport.smack;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jivesoftware.smack.packet.Nonza;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.transport.TransportException;

/**
 * The elements on their way to the socket, in their order, and what becomes of each. They wait
 * here, within bounds, and not in Smack's own queue, where there is at most one {@link Batch}. Safe
 * for use by many threads.
 */
final class Outgoing {
  static final int MAX_ELEMENTS = 10_000;
  static final long MAX_BYTES = 32L * 1024 * 1024;
  private static final int BATCH_BYTES = 64 * 1024;

  /** Smack's queue. */
  @FunctionalInterface
  interface Queue {
    /** False where it is closed or full. */
    boolean offer(Batch batch);
  }

  private record Item(Bytes xml, CompletableFuture<Void> written) {}

  private final Deque<Item> waiting = new ArrayDeque<>();
  private final List<Item> taken = new ArrayList<>();
  private @Nullable Queue queue;
  private long bytes;
  private boolean isOffered;
  private boolean isOver;

  /** What is sent before there is a queue waits for it. */
  synchronized void into(Queue smack) {
    queue = smack;
    offer();
  }

  /** The stage completes with the next flush after {@code xml} was written. */
  CompletableFuture<Void> add(Bytes xml) {
    Item item = new Item(xml, new CompletableFuture<>());
    TransportException refused = keep(item);
    if (refused != null) {
      item.written().completeExceptionally(refused);
    }
    return item.written();
  }

  /** {@code writer}, whose flushes complete what was written before. */
  Writer over(Writer writer) {
    return new FilterWriter(writer) {
      @Override
      public void flush() throws IOException {
        super.flush();
        flushed();
      }
    };
  }

  /** Nothing more will be written. */
  void fail(TransportException cause) {
    List<Item> left;
    synchronized (this) {
      isOver = true;
      left = new ArrayList<>(taken);
      left.addAll(waiting);
      taken.clear();
      waiting.clear();
      bytes = 0;
    }
    left.forEach(item -> item.written().completeExceptionally(cause));
  }

  private synchronized @Nullable TransportException keep(Item item) {
    if (isOver) {
      return new TransportException(
          TransportException.Reason.CLOSED, "the link is closed; nothing leaves any more");
    }
    if (waiting.size() >= MAX_ELEMENTS || bytes + item.xml().length() > MAX_BYTES) {
      return new TransportException(
          TransportException.Reason.TIMEOUT,
          "the server takes nothing more; %d elements wait".formatted(waiting.size()));
    }
    waiting.add(item);
    bytes += item.xml().length();
    offer();
    return null;
  }

  private void offer() {
    if (!isOffered && queue != null && !waiting.isEmpty()) {
      isOffered = queue.offer(new Batch());
    }
  }

  private synchronized String take() {
    StringBuilder xml = new StringBuilder();
    isOffered = false;
    while (!waiting.isEmpty() && xml.length() < BATCH_BYTES) {
      Item item = waiting.remove();
      bytes -= item.xml().length();
      xml.append(item.xml().utf8());
      taken.add(item);
    }
    offer();
    return xml.toString();
  }

  private void flushed() {
    List<Item> done;
    synchronized (this) {
      done = List.copyOf(taken);
      taken.clear();
    }
    done.forEach(item -> item.written().complete(null));
  }

  /** As much of what waits as leaves at once; taken when Smack's writer writes it. */
  final class Batch implements Nonza {
    private Batch() {}

    @Override
    public CharSequence toXML(XmlEnvironment environment) {
      return take();
    }

    @Override
    public String getElementName() {
      return "batch";
    }

    @Override
    public String getNamespace() {
      return "";
    }
  }
}
