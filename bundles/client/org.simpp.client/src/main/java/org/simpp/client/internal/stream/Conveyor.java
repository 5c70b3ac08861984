package org.simpp.client.internal.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Stanza;
import org.simpp.transport.Link;
import org.simpp.transport.TransportException;

/**
 * Carries stanzas over the link of the moment; while there is none they wait for the next, in their
 * order and within bounds. On the loop only, but for {@link #unanswered}.
 */
final class Conveyor {
  static final int MAX_HELD = 1_000;

  private record Held(Stanza stanza, CompletableFuture<Void> sent) {}

  private final Deque<Held> held = new ArrayDeque<>();
  private final AtomicInteger open = new AtomicInteger();
  private final boolean isAcknowledged;
  private @Nullable Link link;
  private volatile long progress = System.nanoTime();

  Conveyor(Link link, boolean isAcknowledged) {
    this.link = link;
    this.isAcknowledged = isAcknowledged;
  }

  boolean isAcknowledged() {
    return isAcknowledged;
  }

  CompletionStage<Void> send(Stanza stanza) {
    Link now = link;
    if (now != null) {
      return watched(now.send(stanza));
    }
    CompletableFuture<Void> sent = new CompletableFuture<>();
    if (held.size() < MAX_HELD) {
      held.add(new Held(stanza, sent));
    } else {
      sent.completeExceptionally(lost("too much waits for a connection"));
    }
    return sent.minimalCompletionStage();
  }

  /** The link is gone, and perhaps another goes on. */
  void hold() {
    link = null;
  }

  /** {@code next} goes on: what was held leaves over it. */
  void goOn(Link next) {
    link = next;
    progress = System.nanoTime();
    while (!held.isEmpty()) {
      Held one = held.remove();
      watched(next.send(one.stanza()))
          .whenComplete(
              (done, failure) -> {
                if (failure == null) {
                  one.sent().complete(null);
                } else {
                  one.sent().completeExceptionally(failure);
                }
              });
    }
  }

  /** No other goes on: what was held fails. */
  void drop() {
    held.forEach(one -> one.sent().completeExceptionally(lost("there is no connection")));
    held.clear();
  }

  /** How long nothing of what waits for it has been acknowledged; zero where nothing waits. */
  Duration unanswered() {
    return open.get() == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - progress);
  }

  private CompletionStage<Void> watched(CompletionStage<Void> stage) {
    if (open.getAndIncrement() == 0) {
      progress = System.nanoTime();
    }
    stage.whenComplete(
        (done, failure) -> {
          open.decrementAndGet();
          progress = System.nanoTime();
        });
    return stage;
  }

  private static TransportException lost(String why) {
    return new TransportException(TransportException.Reason.LOST, why);
  }
}
