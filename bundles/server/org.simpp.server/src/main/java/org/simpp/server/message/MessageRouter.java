package org.simpp.server.message;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.presence.Delivery;
import org.simpp.presence.PresenceService;
import org.simpp.server.lane.AccountLanes;
import org.simpp.server.ledger.SessionRecord.Outgoing;
import org.simpp.server.routing.Post;
import org.simpp.server.session.Fate;
import org.simpp.server.session.Handling;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionTable;
import org.simpp.store.StoreException;
import org.simpp.xmpp.StanzaCondition;

/**
 * Delivers messages (RFC 6121, section 8.5). While nothing waits for the recipient this asks the
 * session table alone and stays on the event loop; otherwise, and to hold one, it takes the
 * recipient's lane, so that messages arrive in the order in which they came.
 */
public final class MessageRouter {
  private static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

  private final SessionTable sessions;
  private final PresenceService rules;
  private final Archive archive;
  private final Absence absence;
  private final Copies copies;
  private final AccountLanes lanes;
  private final Post post;
  private final LongAdder delivered = new LongAdder();

  private interface Work extends Callable<CompletionStage<Void>> {
    @Override
    CompletionStage<Void> call() throws StoreException;
  }

  public MessageRouter(
      SessionTable sessions,
      PresenceService rules,
      Archive archive,
      Absence absence,
      Copies copies,
      AccountLanes lanes,
      Post post) {
    this.sessions = sessions;
    this.rules = rules;
    this.archive = archive;
    this.absence = absence;
    this.copies = copies;
    this.lanes = lanes;
    this.post = post;
  }

  /**
   * Routes a message whose sender is stamped.
   *
   * @param handling what it leads to goes by this
   * @return completes when it is on its way and kept durably where it is kept, or refused; never
   *     exceptionally
   */
  public CompletionStage<Void> route(Handling handling, Stanza message) {
    Jid account = message.to().orElseThrow().bare();
    if (account.isDomain()) {
      post.in(handling).reject(message, StanzaCondition.SERVICE_UNAVAILABLE, "");
      return DONE;
    }
    MessageContent content = MessageContent.of(message, handling);
    try {
      Optional<CompletionStage<Void>> delivered =
          lanes.isIdle(account) && archive.isReady(message) ? deliver(content) : Optional.empty();
      return delivered.orElseGet(() -> onLane(content, () -> deliverOrHold(content)));
    } catch (StoreException e) {
      post.in(handling).reject(message, e);
      return DONE;
    }
  }

  /** How many messages went to a session without being held. */
  public long delivered() {
    return delivered.sum();
  }

  private CompletionStage<Void> onLane(MessageContent message, Work work) {
    return lanes
        .call(message.recipient(), work)
        // what follows is not waited for on the lane
        .thenCompose(Function.identity())
        .exceptionallyCompose(failure -> refuse(message, failure));
  }

  /** What is tried again is not refused. */
  private CompletionStage<Void> refuse(MessageContent message, Throwable failure) {
    if (message.handling().isTriedAgain()) {
      return CompletableFuture.failedStage(failure);
    }
    answers(message).reject(message.stanza(), failure);
    return DONE;
  }

  private Post answers(MessageContent message) {
    return post.in(message.handling());
  }

  private CompletionStage<Void> deliverOrHold(MessageContent message) throws StoreException {
    archive.awaitRoom();
    Optional<CompletionStage<Void>> delivered = deliver(message);
    return delivered.isPresent() ? delivered.get() : hold(message);
  }

  /** Empty where it is to be held. */
  private Optional<CompletionStage<Void>> deliver(MessageContent message) throws StoreException {
    Recipients recipients = Recipients.of(message.stanza(), sessions, rules);
    if (recipients.areAwaited()) {
      return Optional.empty();
    }
    if (recipients.sessions().isEmpty()) {
      dismiss(message, recipients);
      return Optional.of(DONE);
    }
    Accepted accepted = archive.keep(message);
    delivered.increment();
    send(recipients.sessions(), message, accepted.forRecipient());
    copies.copy(accepted, recipients.sessions());
    return Optional.of(accepted.kept());
  }

  /** Nobody gets it and nobody waits for it. */
  private void dismiss(MessageContent message, Recipients recipients) {
    if (recipients.delivery() instanceof Delivery.Refused) {
      answers(message).reject(message.stanza(), StanzaCondition.SERVICE_UNAVAILABLE, "");
    }
  }

  /** Where it does not get to its only recipient, it seeks another way. */
  private void send(List<Session> recipients, MessageContent message, Stanza stamped) {
    if (recipients.size() > 1) {
      recipients.forEach(session -> message.handling().send(session, stamped));
      return;
    }
    Session session = recipients.get(0);
    message.handling().send(session, stamped, new Rerouted(session, message, stamped));
  }

  /**
   * What becomes of a message to a session of an earlier run of the server, which was its only
   * recipient.
   */
  public Fate fateOf(Session session, Stanza stamped) {
    return new Rerouted(session, MessageContent.of(stamped), stamped);
  }

  /** Of a message to its only recipient: it seeks another way where that one is gone. */
  private final class Rerouted implements Fate {
    private final Session session;
    private final MessageContent message;
    private final Stanza stamped;

    Rerouted(Session session, MessageContent message, Stanza stamped) {
      this.session = session;
      this.message = message.in(Handling.UNCOUNTED);
      this.stamped = stamped;
    }

    @Override
    public void delivered() {}

    @Override
    public CompletionStage<Void> lost(Handling handling) {
      session.breaks();
      MessageContent again = message.in(handling);
      return onLane(again, () -> sendAgain(again, stamped));
    }

    @Override
    public Outgoing.Kind kind() {
      return Outgoing.Kind.REROUTED;
    }
  }

  /** It has been accepted before, and has the ids that it got then. */
  private CompletionStage<Void> sendAgain(MessageContent message, Stanza stamped)
      throws StoreException {
    Recipients recipients = Recipients.of(stamped, sessions, rules);
    if (recipients.areAwaited()) {
      absence.takeAgain(message, stamped);
      copies.heldAgain(message);
    } else if (recipients.sessions().isEmpty()) {
      dismiss(message, recipients);
    } else {
      send(recipients.sessions(), message, stamped);
    }
    return DONE;
  }

  private CompletionStage<Void> hold(MessageContent message) throws StoreException {
    Optional<Accepted> accepted = absence.take(message);
    accepted.ifPresent(taken -> copies.copy(taken, List.of()));
    return accepted.map(Accepted::kept).orElse(DONE);
  }
}
