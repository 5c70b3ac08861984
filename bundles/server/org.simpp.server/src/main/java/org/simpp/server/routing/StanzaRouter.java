package org.simpp.server.routing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.presence.SubscriptionType;
import org.simpp.server.iq.IqRouter;
import org.simpp.server.lane.AccountLanes;
import org.simpp.server.message.MessageRouter;
import org.simpp.server.presence.PresenceHandler;
import org.simpp.server.session.Session;
import org.simpp.store.StoreException;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.StanzaCondition;

/**
 * The first look at a stanza of a bound session, on its event loop: is the sender who it says (RFC
 * 6120, section 8.1.2.1), is the recipient served here, and may it pass at once or must it take the
 * sender's lane. While something of the session is on the lane everything that follows takes it
 * too, so that nothing is overtaken (RFC 6120, section 10.1).
 */
public final class StanzaRouter {
  private final Jid domain;
  private final AccountLanes lanes;
  private final MessageRouter messages;
  private final PresenceHandler presences;
  private final IqRouter iqs;
  private final Post post;

  public StanzaRouter(
      Jid domain,
      AccountLanes lanes,
      MessageRouter messages,
      PresenceHandler presences,
      IqRouter iqs,
      Post post) {
    this.domain = domain;
    this.lanes = lanes;
    this.messages = messages;
    this.presences = presences;
    this.iqs = iqs;
    this.post = post;
  }

  /** Routes what came over the session's link. */
  public void received(Session session, Stanza stanza) {
    Jid from = stanza.from().orElse(session.address());
    if (!from.equals(session.address()) && !from.equals(session.account())) {
      session.link().close(StreamCondition.INVALID_FROM, "from is the bound address, or absent");
      return;
    }
    Stanza stamped = stanza.withFrom(session.address());
    if (isElsewhere(stamped)) {
      post.reject(stamped, StanzaCondition.REMOTE_SERVER_NOT_FOUND, "only this domain is served");
    } else if (lanes.isIdle(session.account()) && passes(stamped)) {
      pass(session, stamped);
    } else {
      onLane(session, stamped);
    }
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

  private void pass(Session session, Stanza stanza) {
    try {
      var unused = handle(session, stanza);
    } catch (StoreException e) {
      post.reject(stanza, e);
    }
  }

  private void onLane(Session session, Stanza stanza) {
    var unused =
        lanes
            .chain(
                session.account(),
                () -> {
                  try {
                    return handle(session, stanza);
                  } catch (StoreException e) {
                    return CompletableFuture.failedFuture(e);
                  }
                })
            .exceptionally(
                failure -> {
                  post.reject(stanza, failure);
                  return null;
                });
  }

  private CompletionStage<Void> handle(Session session, Stanza stanza) throws StoreException {
    switch (stanza.kind()) {
      case MESSAGE -> messages.route(stanza.to().isPresent() ? stanza : toSelf(session, stanza));
      case IQ -> iqs.route(session, stanza);
      case PRESENCE -> {
        return presences.handle(session, stanza);
      }
    }
    return CompletableFuture.completedFuture(null);
  }

  /** A message without recipient is for the sender's own account (RFC 6120, section 10.3.1). */
  private static Stanza toSelf(Session session, Stanza message) {
    return message.withTo(session.account());
  }
}
