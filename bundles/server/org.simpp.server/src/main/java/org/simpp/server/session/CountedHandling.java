package org.simpp.server.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.simpp.model.Stanza;

/** Of a stanza that is acknowledged and cannot come again: what it sends leaves at once. */
final class CountedHandling implements Handling {
  private final List<CompletableFuture<Void>> sent = new ArrayList<>(0);

  @Override
  public void send(Session to, Stanza stanza, Fate fate) {
    CompletableFuture<Void> durable = to.delivery().sendDurably(stanza, fate).toCompletableFuture();
    if (!durable.isDone()) {
      synchronized (this) {
        sent.add(durable);
      }
    }
  }

  /** Completes when all that was sent is durable where it is kept; exceptionally where not. */
  synchronized CompletionStage<Void> end() {
    return sent.isEmpty()
        ? CompletableFuture.completedStage(null)
        : CompletableFuture.allOf(sent.toArray(new CompletableFuture<?>[0]));
  }
}
