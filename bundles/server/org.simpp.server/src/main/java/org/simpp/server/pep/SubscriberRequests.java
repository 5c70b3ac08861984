package org.simpp.server.pep;

import java.util.Optional;
import java.util.Set;
import org.simpp.model.Jid;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaError;
import org.simpp.xmpp.pubsub.PubSub;

/** Subscriptions to an account's nodes (XEP-0060, section 6); on the owner's lane. */
final class SubscriberRequests {
  private final Nodes nodes;
  private final NodeAccess access;
  private final Subscribers subscribers;

  SubscriberRequests(Nodes nodes, NodeAccess access, Subscribers subscribers) {
    this.nodes = nodes;
    this.access = access;
    this.subscribers = subscribers;
  }

  /** XEP-0060, section 6.1. */
  Optional<Element> subscribe(IqRequest request, Element asked) throws IqRefusal, StoreException {
    Jid subscriber =
        subscriber(request, asked)
            .orElseThrow(() -> Requests.refusal(StanzaCondition.BAD_REQUEST, "invalid-jid"));
    Node node = Requests.require(nodes, request, asked);
    Optional<StanzaError> refusal = access.refusal(request.session().account(), node);
    if (refusal.isPresent()) {
      throw new IqRefusal(refusal.get());
    }
    if (!subscribers.add(node, subscriber)) {
      throw Requests.refusal(StanzaCondition.POLICY_VIOLATION, "too-many-subscriptions");
    }
    return Optional.of(
        Requests.answer(
            Element.builder(PubSub.NAMESPACE, "subscription")
                .attribute("node", node.name())
                .attribute("jid", subscriber.toString())
                .attribute("subscription", "subscribed")
                .build()));
  }

  /** XEP-0060, section 6.2. */
  Optional<Element> unsubscribe(IqRequest request, Element asked) throws IqRefusal, StoreException {
    Jid subscriber =
        subscriber(request, asked)
            .orElseThrow(
                () -> new IqRefusal(StanzaCondition.FORBIDDEN, "whose subscription is it?"));
    Node node = Requests.require(nodes, request, asked);
    if (!subscribers.removeAll(node, Set.of(subscriber))) {
      throw Requests.refusal(StanzaCondition.UNEXPECTED_REQUEST, "not-subscribed");
    }
    return Optional.empty();
  }

  /** Whose subscription is meant; empty where it is somebody else's, or nobody's. */
  private static Optional<Jid> subscriber(IqRequest request, Element asked) {
    try {
      return asked
          .attribute("jid")
          .map(Jid::of)
          .filter(jid -> jid.bare().equals(request.session().account()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
