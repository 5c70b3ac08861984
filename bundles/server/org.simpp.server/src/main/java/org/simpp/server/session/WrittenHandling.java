package org.simpp.server.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.simpp.model.Stanza;
import org.simpp.server.ledger.Ledger;
import org.simpp.server.ledger.SessionRecord;
import org.simpp.store.ArchiveEntry;

/** A unit of work that is one page of the ledger. */
final class WrittenHandling implements Handling {
  private record Waiting(Session to, Outflow.Sent sent) {}

  private record Archiving(ArchiveEntry entry, CompletionStage<Void> written) {}

  private final Ledger ledger;
  private final String origin;
  private final boolean isTriedAgain;
  private final List<Waiting> waiting = new ArrayList<>(1);
  private final List<Archiving> archiving = new ArrayList<>(1);
  private boolean isEnded;

  /**
   * @param origin what the stanza is known by
   */
  WrittenHandling(Ledger ledger, String origin, boolean isTriedAgain) {
    this.ledger = ledger;
    this.origin = origin;
    this.isTriedAgain = isTriedAgain;
  }

  @Override
  public void send(Session to, Stanza stanza, Fate fate) {
    if (to.delivery().holdsBack(stanza)) {
      fate.delivered();
      return;
    }
    if (to.delivery().isWritten()) {
      Waiting next = new Waiting(to, new Outflow.Sent(stanza, fate));
      synchronized (this) {
        if (!isEnded) {
          waiting.add(next);
          return;
        }
      }
    }
    var unused = to.send(stanza, fate);
  }

  @Override
  public synchronized boolean archives(ArchiveEntry entry, CompletionStage<Void> written) {
    return !isEnded && archiving.add(new Archiving(entry, written));
  }

  @Override
  public Optional<String> origin() {
    return Optional.of(origin);
  }

  @Override
  public boolean isTriedAgain() {
    return isTriedAgain;
  }

  /**
   * Writes the page; what is sent afterwards leaves by itself.
   *
   * @param note writes beside it what the handling has led to
   * @return completes when all of it is durable and on its way; exceptionally where it is refused,
   *     and then nothing of it leaves
   */
  CompletionStage<Void> end(Consumer<Ledger.Page> note) {
    List<Waiting> leaving;
    synchronized (this) {
      isEnded = true;
      leaving = List.copyOf(waiting);
    }
    List<Waiting> tooMuch = new ArrayList<>(0);
    CompletionStage<Void> durable =
        ledger.commit(
            page -> {
              for (Waiting one : leaving) {
                if (!one.to().delivery().write(page, one.sent())) {
                  tooMuch.add(one);
                }
              }
              archiving.forEach(one -> write(page, one));
              note.accept(page);
            });
    if (!durable.toCompletableFuture().isCompletedExceptionally()) {
      tooMuch.forEach(one -> one.to().delivery().overflows(one.sent().fate()));
    }
    return durable;
  }

  /** Until it has been archived, which it may be already. */
  private void write(Ledger.Page page, Archiving one) {
    if (one.written().toCompletableFuture().isDone()) {
      return;
    }
    long record = page.add(new SessionRecord.Archived(one.entry()));
    page.whenDurable(() -> one.written().thenRun(() -> ledger.removeSoon(record)));
  }
}
