package org.simpp.server.session;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.simpp.model.Stanza;
import org.simpp.server.lane.LaneFullException;
import org.simpp.server.session.Outflow.Sent;
import org.simpp.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a session that was written down has left undelivered: it seeks other ways, one after the
 * other, and each is struck out when it has found one. While the store or the journal is away it
 * stays in the journal, and is tried again. Moving one twice is harmless where it is held, because
 * it is known there by its origin.
 */
public final class Leftovers {
  private static final Logger log = LoggerFactory.getLogger(Leftovers.class);
  private static final long RETRY_SECONDS = 1;

  private final Chronicle chronicle;
  private final Queue<Sent> left;

  Leftovers(Chronicle chronicle, List<Sent> left) {
    this.chronicle = chronicle;
    this.left = new ArrayDeque<>(left);
  }

  /** Of a session that had ended when the server did. */
  public static Leftovers recovered(Chronicle chronicle) {
    return new Leftovers(chronicle, List.of());
  }

  /** Adds one that is left of an earlier run. */
  public void add(Stanza stanza, Fate fate, long record, long number) {
    left.add(Sent.recovered(stanza, fate, record, number));
  }

  /** Begins to move them; returns at once. */
  public void move() {
    CompletionStage<Boolean> moved = CompletableFuture.completedStage(true);
    // without recursion for those that are moved at once
    while (moved.toCompletableFuture().getNow(false)) {
      Sent next = left.peek();
      if (next == null) {
        return;
      }
      moved = move(next);
      if (moved.toCompletableFuture().getNow(false)) {
        left.remove();
      }
    }
    moved.whenComplete((isMoved, failure) -> goOn(Boolean.TRUE.equals(isMoved)));
  }

  private void goOn(boolean isMoved) {
    if (isMoved) {
      left.remove();
      move();
    } else {
      CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS).execute(this::move);
    }
  }

  /** Completes with whether it has been dealt with. */
  private CompletionStage<Boolean> move(Sent sent) {
    WrittenHandling handling =
        new WrittenHandling(
            chronicle.ledger(), chronicle.origin('o', sent.number()), /* isTriedAgain= */ true);
    sent.leave();
    return sent.fate()
        .lost(handling)
        .thenCompose(done -> handling.end(page -> page.remove(sent.record())))
        .handle((done, failure) -> failure == null || !isPassing(sent, failure));
  }

  /** Whether it may go better later; otherwise it stays in the journal and is looked at no more. */
  private boolean isPassing(Sent sent, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof StoreException || cause instanceof LaneFullException) {
      log.debug("{} of {} waits in the journal", sent.stanza(), chronicle.address(), cause);
      return true;
    }
    log.error("{} of {} cannot be moved", sent.stanza(), chronicle.address(), cause);
    return false;
  }
}
