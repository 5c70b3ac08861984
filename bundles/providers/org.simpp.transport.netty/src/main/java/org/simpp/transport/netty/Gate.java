package org.simpp.transport.netty;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.simpp.model.Bytes;

/**
 * Holds a session's first stanzas back until the client has been told that the session is there:
 * others may write to it before that. Safe for use by many threads.
 */
final class Gate {
  private record Held(Bytes xml, CompletableFuture<Void> written) {}

  private final Function<Bytes, CompletionStage<Void>> write;
  private final List<Held> held = new ArrayList<>();
  private volatile boolean isOpen;

  Gate(Function<Bytes, CompletionStage<Void>> write) {
    this.write = write;
  }

  /** Whether nothing is held back any more. */
  boolean isOpen() {
    return isOpen;
  }

  /** A stanza waits for the gate to be opened. */
  synchronized CompletionStage<Void> holdOrWrite(Bytes xml) {
    return isOpen ? write.apply(xml) : hold(xml);
  }

  /** Another element goes out at once, unless that put it before what waits. */
  synchronized CompletionStage<Void> writeUnlessBehind(Bytes xml) {
    return isOpen || held.isEmpty() ? write.apply(xml) : hold(xml);
  }

  /** Everything that waits goes out, in the order in which it came. */
  synchronized void open() {
    for (Held one : held) {
      write
          .apply(one.xml())
          .whenComplete(
              (nothing, failure) -> {
                if (failure == null) {
                  one.written().complete(null);
                } else {
                  one.written().completeExceptionally(failure);
                }
              });
    }
    held.clear();
    isOpen = true;
  }

  private CompletionStage<Void> hold(Bytes xml) {
    CompletableFuture<Void> written = new CompletableFuture<>();
    held.add(new Held(xml, written));
    return written;
  }
}
