package org.simpp.server.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.simpp.model.Stanza;
import org.simpp.server.ledger.Ledger;
import org.simpp.xmpp.csi.ClientState;

/**
 * How stanzas reach the client of one session: held back while nobody looks at it and they can wait
 * (XEP-0352), written down first where it can resume (XEP-0198), then sent. Safe for use by many
 * threads.
 */
final class Delivery {
  private static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

  private final Outflow outflow;
  private final Runnable overflow;
  private final Lull lull = new Lull();
  private volatile boolean inactive;

  /**
   * @param overflow ends a session whose client does not get a stanza
   */
  Delivery(Outflow outflow, Runnable overflow) {
    this.outflow = outflow;
    this.overflow = overflow;
  }

  /** As {@link Session#send(Stanza, Fate)}. */
  CompletionStage<Void> send(Stanza stanza, Fate fate) {
    if (holdsBack(stanza)) {
      fate.delivered();
      return DONE;
    }
    return sendNow(stanza, fate);
  }

  /**
   * As {@link #send}.
   *
   * @return completes when it is written down, if that is done for this session
   */
  CompletionStage<Void> sendDurably(Stanza stanza, Fate fate) {
    if (holdsBack(stanza)) {
      fate.delivered();
      return DONE;
    }
    Chronicle written = outflow.chronicle();
    if (written != null) {
      return write(written, new Outflow.Sent(stanza, fate));
    }
    var unused = sendNow(stanza, fate);
    return DONE;
  }

  /**
   * Holds {@code stanza} back where nobody looks at its client and it can wait; where it cannot,
   * what was held back is sent before it.
   */
  boolean holdsBack(Stanza stanza) {
    if (!inactive) {
      return false;
    }
    synchronized (lull) {
      // it may have become active meanwhile, and then nothing is held back any more
      if (inactive && lull.takes(stanza)) {
        return true;
      }
      sendHeldBack();
      return false;
    }
  }

  /** As {@link Session#become}. */
  void become(ClientState state) {
    synchronized (lull) {
      sendHeldBack();
      inactive = state == ClientState.INACTIVE;
    }
  }

  boolean isInactive() {
    return inactive;
  }

  /** Whether what goes to it is written down first. */
  boolean isWritten() {
    return outflow.chronicle() != null;
  }

  /** As part of a page; false where it is not taken. */
  boolean write(Ledger.Page page, Outflow.Sent sent) {
    return outflow.write(page, sent);
  }

  /** Its client does not get a stanza, which a client that resumes must not miss: it ends. */
  void overflows(Fate fate) {
    var unused = fate.lost(Handling.UNCOUNTED);
    overflow.run();
  }

  private CompletionStage<Void> sendNow(Stanza stanza, Fate fate) {
    Chronicle written = outflow.chronicle();
    if (written != null) {
      Outflow.Sent sent = new Outflow.Sent(stanza, fate);
      CompletionStage<Void> durable = write(written, sent);
      return durable.thenCompose(nothing -> sent.left());
    }
    return outflow
        .send(stanza, fate)
        .orElseGet(
            () -> {
              overflows(fate);
              return DONE;
            });
  }

  /** By a page of its own. */
  private CompletionStage<Void> write(Chronicle written, Outflow.Sent sent) {
    boolean[] taken = new boolean[1];
    CompletionStage<Void> durable =
        written.ledger().commit(page -> taken[0] = outflow.write(page, sent));
    if (!taken[0] || durable.toCompletableFuture().isCompletedExceptionally()) {
      overflows(sent.fate());
      sent.leave();
      return DONE;
    }
    return durable;
  }

  private void sendHeldBack() {
    for (Stanza heldBack : lull.takeAll()) {
      var unused = sendNow(heldBack, Fate.UNWATCHED);
    }
  }
}
