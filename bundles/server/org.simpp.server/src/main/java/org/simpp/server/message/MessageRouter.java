package org.simpp.server.message;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.presence.Delivery;
import org.simpp.presence.PresenceService;
import org.simpp.server.lane.AccountLanes;
import org.simpp.server.routing.Post;
import org.simpp.server.session.Fate;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionTable;
import org.simpp.store.AccountStore;
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
  private final AccountStore accounts;
  private final HeldMessages held;
  private final AccountLanes lanes;
  private final Post post;

  public MessageRouter(
      SessionTable sessions,
      PresenceService rules,
      AccountStore accounts,
      HeldMessages held,
      AccountLanes lanes,
      Post post) {
    this.sessions = sessions;
    this.rules = rules;
    this.accounts = accounts;
    this.held = held;
    this.lanes = lanes;
    this.post = post;
  }

  /**
   * Routes a message whose sender is stamped.
   *
   * @return completes when it is on its way, kept durably, or refused; never exceptionally
   */
  public CompletionStage<Void> route(Stanza message) {
    Jid to = message.to().orElseThrow();
    Jid account = to.bare();
    if (to.isDomain()) {
      post.reject(message, StanzaCondition.SERVICE_UNAVAILABLE, "");
    } else if (!lanes.isIdle(account) || !deliver(message, to)) {
      return onLane(account, message);
    }
    return DONE;
  }

  private CompletionStage<Void> onLane(Jid account, Stanza message) {
    return lanes
        .<Void>call(
            account,
            () -> {
              if (!deliver(message, message.to().orElseThrow())) {
                hold(account, message);
              }
              return null;
            })
        .exceptionally(
            failure -> {
              post.reject(message, failure);
              return null;
            });
  }

  /** True where it has been dealt with; false where it is to be held. */
  private boolean deliver(Stanza message, Jid to) {
    Optional<Session> exact =
        sessions.find(to).filter(session -> !to.isBare() && !session.isBroken());
    if (exact.isPresent()) {
      send(exact.get(), message);
      return true;
    }
    Jid account = to.bare();
    Delivery delivery =
        rules.route(
            message.type().orElse("normal"), to.resource(), sessions.availabilities(account));
    if (delivery instanceof Delivery.ToResources found) {
      return send(account, found.resources(), message);
    }
    if (delivery instanceof Delivery.Refused) {
      post.reject(message, StanzaCondition.SERVICE_UNAVAILABLE, "");
    }
    return !(delivery instanceof Delivery.Held);
  }

  /** False where all of them have ended in the meantime. */
  private boolean send(Jid account, List<String> resources, Stanza message) {
    List<Session> recipients =
        resources.stream()
            .flatMap(resource -> sessions.find(account.withResource(resource)).stream())
            .toList();
    if (recipients.size() == 1) {
      send(recipients.get(0), message);
    } else {
      recipients.forEach(session -> session.send(message));
    }
    return !recipients.isEmpty();
  }

  /** To the only recipient: where it does not get there, the message seeks another way. */
  private void send(Session session, Stanza message) {
    var unused =
        session.send(
            message,
            new Fate() {
              @Override
              public void delivered() {}

              @Override
              public void lost() {
                session.breaks();
                var unused = onLane(session.account(), message);
              }
            });
  }

  private void hold(Jid account, Stanza message) throws StoreException {
    if (accounts.find(account).isEmpty()) {
      post.reject(message, StanzaCondition.SERVICE_UNAVAILABLE, "");
      return;
    }
    switch (HeldMessages.worthOf(message)) {
      case HELD -> keep(account, message);
      case REFUSED -> post.reject(message, StanzaCondition.SERVICE_UNAVAILABLE, "");
      case DROPPED -> {}
    }
  }

  private void keep(Jid account, Stanza message) throws StoreException {
    try {
      held.hold(account, message);
    } catch (StoreException e) {
      if (e.reason() != StoreException.Reason.FULL) {
        throw e;
      }
      // XEP-0160, section 2: a full store is said with this condition.
      post.reject(message, StanzaCondition.SERVICE_UNAVAILABLE, "too many messages wait already");
    }
  }
}
