package org.simpp.server.presence;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.simpp.model.Stanza;
import org.simpp.presence.SubscriptionType;
import org.simpp.server.routing.Post;
import org.simpp.server.session.Session;
import org.simpp.store.StoreException;
import org.simpp.xmpp.StanzaCondition;

/** Tells the kinds of presence apart (RFC 6121, section 4.7.1). On the sender's lane. */
public final class PresenceHandler {
  private final PresenceUpdates updates;
  private final Subscriptions subscriptions;
  private final Probes probes;
  private final Post post;

  public PresenceHandler(
      PresenceUpdates updates, Subscriptions subscriptions, Probes probes, Post post) {
    this.updates = updates;
    this.subscriptions = subscriptions;
    this.probes = probes;
    this.post = post;
  }

  /** Completes when everything that the stanza leads to for its own account has been done. */
  public CompletionStage<Void> handle(Session session, Stanza presence) throws StoreException {
    Optional<String> type = presence.type();
    Optional<SubscriptionType> subscription = type.flatMap(SubscriptionType::of);
    if (subscription.isPresent()) {
      subscribe(session, presence, subscription.get());
    } else if (type.isEmpty() && presence.to().isEmpty()) {
      return updates.available(session, presence);
    } else if (type.isEmpty() || presence.hasType("unavailable")) {
      withdrawOrDirect(session, presence);
    } else if (presence.hasType("probe")) {
      probes.answer(session, presence);
    } else if (presence.hasType("error")) {
      presence.to().ifPresent(to -> post.deliver(presence));
    } else {
      post.reject(presence, StanzaCondition.BAD_REQUEST, "no presence has that type");
    }
    return CompletableFuture.completedFuture(null);
  }

  private void withdrawOrDirect(Session session, Stanza presence) throws StoreException {
    if (presence.to().isEmpty()) {
      updates.unavailable(session, presence);
    } else {
      updates.directed(session, presence);
    }
  }

  private void subscribe(Session session, Stanza presence, SubscriptionType type)
      throws StoreException {
    if (presence.to().isEmpty()) {
      post.reject(presence, StanzaCondition.BAD_REQUEST, "whose presence is it about?");
    } else {
      subscriptions.outbound(session.account(), presence, type);
    }
  }
}
