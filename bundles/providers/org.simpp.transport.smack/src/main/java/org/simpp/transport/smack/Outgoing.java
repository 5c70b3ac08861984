package org.simpp.transport.smack;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.simpp.model.Bytes;
import org.simpp.transport.TransportException;

/** The elements on their way to the socket, and what becomes of each. */
final class Outgoing {
  private final Set<RawElement> waiting = ConcurrentHashMap.newKeySet();
  private final List<RawElement> taken = new ArrayList<>();

  /** An element whose stage completes with the next flush after it was written. */
  RawElement add(Bytes xml) {
    RawElement element = new RawElement(xml, this::take);
    waiting.add(element);
    return element;
  }

  void remove(RawElement element) {
    waiting.remove(element);
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
    for (RawElement element : List.copyOf(waiting)) {
      element.written().completeExceptionally(cause);
    }
    waiting.clear();
  }

  private synchronized void take(RawElement element) {
    taken.add(element);
  }

  private void flushed() {
    List<RawElement> done;
    synchronized (this) {
      done = List.copyOf(taken);
      taken.clear();
    }
    for (RawElement element : done) {
      waiting.remove(element);
      element.written().complete(null);
    }
  }
}
