package org.simpp.server.routing;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.presence.SubscriptionType;
import org.simpp.server.iq.IqRouter;
import org.simpp.server.lane.AccountLanes;
import org.simpp.server.message.MessageRouter;
import org.simpp.server.presence.PresenceHandler;
import org.simpp.server.session.Handling;
import org.simpp.server.session.Session;
import org.simpp.server.tracing.Passage;
import org.simpp.server.tracing.Traces;
import org.simpp.store.StoreException;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaError;
import org.simpp.xmpp.blocking.Blocking;

/**
 * The first look at a stanza of a bound session, on its event loop: is the sender who it says (RFC
 * 6120, section 8.1.2.1), is the recipient served here, and may it pass at once or must it take the
 * sender's lane. While something of the session is on the lane everything that follows takes it
 * too, so that nothing is overtaken (RFC 6120, section 10.1).
 */
public final class StanzaRouter {
  private static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

  /** What tells a client that its user has blocked whom it writes to (XEP-0191, section 3.3). */
  private static final StanzaError BLOCKED =
      new StanzaError(
          StanzaCondition.ErrorType.CANCEL,
          StanzaCondition.NOT_ACCEPTABLE,
          "you have blocked this address",
          Blocking.blocked());

  private final Jid domain;
  private final AccountLanes lanes;
  private final MessageRouter messages;
  private final PresenceHandler presences;
  private final IqRouter iqs;
  private final Post post;
  private final Barrier barrier;
  private final Traces traces;

  public StanzaRouter(
      Jid domain,
      AccountLanes lanes,
      MessageRouter messages,
      PresenceHandler presences,
      IqRouter iqs,
      Post post,
      Barrier barrier,
      Traces traces) {
    this.domain = domain;
    this.lanes = lanes;
    this.messages = messages;
    this.presences = presences;
    this.iqs = iqs;
    this.post = post;
    this.barrier = barrier;
    this.traces = traces;
  }

  /**
   * Routes what came over the session's link.
   *
   * @param handling what it leads to goes by this
   * @return completes when it has been dealt with, durably where it is kept; never exceptionally
   */
  public CompletionStage<Void> received(Handling handling, Session session, Stanza stanza) {
    Optional<Passage> followed = traces.passage(handling, session, stanza);
    return followed.isEmpty()
        ? route(handling, session, stanza)
        : route(followed.get(), session, stanza)
            .whenComplete((nothing, failure) -> followed.get().end());
  }

  private CompletionStage<Void> route(Handling handling, Session session, Stanza stanza) {
    Jid from = stanza.from().orElse(session.address());
    if (!from.equals(session.address()) && !from.equals(session.account())) {
      session.close(StreamCondition.INVALID_FROM, "from is the bound address, or absent");
      return DONE;
    }
    Stanza stamped = stanza.withFrom(session.address());
    if (isElsewhere(stamped)) {
      post.in(handling)
          .reject(stamped, StanzaCondition.REMOTE_SERVER_NOT_FOUND, "only this domain is served");
      return DONE;
    }
    return lanes.isIdle(session.account()) && passes(stamped)
        ? pass(handling, session, stamped)
        : onLane(handling, session, stamped);
  }

  private boolean isElsewhere(Stanza stanza) {
    return stanza.to().map(to -> !to.domain().equals(domain.domain())).orElse(false);
  }

  private boolean passes(Stanza stanza) {
    return switch (stanza.kind()) {
      case MESSAGE -> true;
      case IQ -> iqs.passes(stanza);
      case PRESENCE -> isDirected(stanza);
    };
  }

  private static boolean isDirected(Stanza presence) {
    boolean about = presence.type().flatMap(SubscriptionType::of).isPresent();
    return presence.to().isPresent() && !about && !presence.hasType("probe");
  }

  private CompletionStage<Void> pass(Handling handling, Session session, Stanza stanza) {
    try {
      return handle(handling, session, stanza);
    } catch (StoreException e) {
      post.in(handling).reject(stanza, e);
      return DONE;
    }
  }

  /** What it leads to elsewhere is not waited for on the lane: that may need the lane itself. */
  private CompletionStage<Void> onLane(Handling handling, Session session, Stanza stanza) {
    CompletableFuture<Void> elsewhere = new CompletableFuture<>();
    return lanes
        .chain(
            session.account(),
            () -> {
              try {
                CompletionStage<Void> dealing = handle(handling, session, stanza);
                dealing.whenComplete((nothing, failure) -> elsewhere.complete(null));
                return stanza.kind() == Stanza.Kind.PRESENCE ? dealing : DONE;
              } catch (StoreException e) {
                elsewhere.complete(null);
                return CompletableFuture.failedFuture(e);
              }
            })
        .exceptionally(
            failure -> {
              elsewhere.complete(null);
              post.in(handling).reject(stanza, failure);
              return null;
            })
        .thenCombine(elsewhere, (handled, done) -> null);
  }

  private CompletionStage<Void> handle(Handling handling, Session session, Stanza stanza)
      throws StoreException {
    if (stanza.to().isPresent() && isKeptAway(handling, session, stanza, stanza.to().get())) {
      return DONE;
    }
    return switch (stanza.kind()) {
      case MESSAGE ->
          messages.route(handling, stanza.to().isPresent() ? stanza : toSelf(session, stanza));
      case IQ -> iqs.route(handling, session, stanza);
      case PRESENCE -> presences.handle(session, stanza);
    };
  }

  /**
   * Refuses what goes to somebody whom the sender has blocked, and what comes from one whom the
   * recipient has: to that one it looks as if the recipient were offline (XEP-0191, section 3.3).
   */
  private boolean isKeptAway(Handling handling, Session session, Stanza stanza, Jid to) {
    if (barrier.stands(session.account(), to)) {
      post.in(handling).reject(stanza, BLOCKED);
      return true;
    }
    boolean isKeptAway = barrier.stands(to.bare(), session.address());
    if (isKeptAway && stanza.kind() != Stanza.Kind.PRESENCE) {
      post.in(handling).reject(stanza, StanzaCondition.SERVICE_UNAVAILABLE, "");
    }
    return isKeptAway;
  }

  /** A message without recipient is for the sender's own account (RFC 6120, section 10.3.1). */
  private static Stanza toSelf(Session session, Stanza message) {
    return message.withTo(session.account());
  }
}
