package org.simpp.server.pep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.presence.PresenceWatch;
import org.simpp.server.roster.Rosters;
import org.simpp.server.routing.Barrier;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionTable;
import org.simpp.store.RosterItem;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.delay.Delay;
import org.simpp.xmpp.pubsub.PubSub;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of what is published: every resource that wants it, of the owner and of those who see the
 * owner's presence and may see the node; and whoever comes of what was published last (XEP-0163,
 * section 4).
 */
public final class Notifications implements PresenceWatch {
  private static final Logger log = LoggerFactory.getLogger(Notifications.class);

  private final Nodes nodes;
  private final NodeAccess access;
  private final Subscribers subscribers;
  private final Interests interests;
  private final Rosters rosters;
  private final SessionTable sessions;
  private final Barrier barrier;
  private final AtomicLong number = new AtomicLong();

  Notifications(
      Nodes nodes,
      NodeAccess access,
      Subscribers subscribers,
      Interests interests,
      Rosters rosters,
      SessionTable sessions,
      Barrier barrier) {
    this.nodes = nodes;
    this.access = access;
    this.subscribers = subscribers;
    this.interests = interests;
    this.rosters = rosters;
    this.sessions = sessions;
    this.barrier = barrier;
  }

  /** Tells of what has happened at a node; on its owner's lane. */
  void tell(Node node, Element event) throws StoreException {
    if (!node.configuration().deliversNotifications()) {
      return;
    }
    Set<Jid> known = new HashSet<>();
    known.add(node.owner());
    for (RosterItem item : rosters.items(node.owner())) {
      if (Rosters.stateOf(item).from() && NodeAccess.admits(node, item)) {
        known.add(item.contact());
      }
    }
    for (Jid account : known) {
      for (Session session : sessions.availableOf(account)) {
        if (interests.of(session).contains(node.name())) {
          tell(session, session.address(), node, List.of(event));
        }
      }
    }
    tellSubscribers(node, event, known);
  }

  /**
   * Those who have subscribed in words (XEP-0163, section 4.3): resources, and accounts of whose
   * presence nothing is known. Who may not see the node any more is none of them from now on
   * (section 7.1).
   *
   * @param known whose capabilities say what they want
   */
  private void tellSubscribers(Node node, Element event, Set<Jid> known) throws StoreException {
    Set<Jid> gone = new HashSet<>();
    for (Jid subscriber : subscribers.of(node)) {
      if (access.refusal(subscriber.bare(), node).isPresent()) {
        gone.add(subscriber);
      } else if (!known.contains(subscriber)) {
        for (Session session : reached(subscriber)) {
          boolean hasIt =
              known.contains(subscriber.bare()) && interests.of(session).contains(node.name());
          if (!hasIt) {
            tell(session, subscriber, node, List.of(event));
          }
        }
      }
    }
    if (!gone.isEmpty()) {
      subscribers.removeAll(node, gone);
    }
  }

  /** The resource itself, or what takes messages to the account (RFC 6121, section 8.5.2.1). */
  private List<Session> reached(Jid subscriber) {
    return subscriber.isBare()
        ? sessions.availableOf(subscriber).stream()
            .filter(
                session -> session.availability().filter(now -> now.priority() >= 0).isPresent())
            .toList()
        : sessions.find(subscriber).stream().toList();
  }

  private void tell(Session session, Jid to, Node node, List<Element> payload) {
    if (!barrier.isBetween(node.owner(), session.address())) {
      session.send(message(node, to, payload));
    }
  }

  /** Who subscribes gets the last item (XEP-0060, section 6.1.7); on whatever lane. */
  void subscribed(Session session, Jid owner, String name) throws StoreException {
    Optional<Node> node = nodes.find(owner, name);
    if (node.isPresent()
        && node.get().configuration().sendsLastOnSubscription()
        && node.get().configuration().deliversNotifications()) {
      for (Nodes.Last last : nodes.last(List.of(owner), List.of(name))) {
        tell(session, session.address(), node.get(), ofLast(last));
      }
    }
  }

  @Override
  public void available(Session session) {
    interests.announced(
        session,
        session.available().flatMap(now -> Optional.ofNullable(now.capabilities())),
        this::sendLast);
  }

  @Override
  public void unavailable(Session session, Stanza presence) {
    interests.forget(session);
  }

  @Override
  public void admitted(Jid user, Jid contact) {
    for (Session session : sessions.availableOf(contact)) {
      sendLast(session, interests.of(session), List.of(user));
    }
  }

  /** Of the own nodes, and of those of every contact that the user may see. */
  private void sendLast(Session session, Set<String> names) {
    try {
      List<Jid> owners = new ArrayList<>();
      owners.add(session.account());
      for (RosterItem item : rosters.items(session.account())) {
        if (Rosters.stateOf(item).to()) {
          owners.add(item.contact());
        }
      }
      sendLast(session, names, owners);
    } catch (StoreException e) {
      notSent(session, e);
    }
  }

  private void sendLast(Session session, Set<String> names, Collection<Jid> owners) {
    if (names.isEmpty()) {
      return;
    }
    try {
      for (Nodes.Last last : nodes.last(owners, names)) {
        if (isSentTo(session, last.node())) {
          session.send(message(last.node(), session.address(), ofLast(last)));
        }
      }
    } catch (StoreException e) {
      notSent(session, e);
    }
  }

  private static List<Element> ofLast(Nodes.Last last) throws StoreException {
    return List.of(
        PubSub.items(last.node().name(), List.of(Nodes.element(last.item()))),
        new Delay(last.item().published(), last.node().owner(), "").toElement());
  }

  private boolean isSentTo(Session session, Node node) throws StoreException {
    Jid account = session.account();
    return node.configuration().sendsLastOnPresence()
        && node.configuration().deliversNotifications()
        && access.refusal(account, node).isEmpty()
        && !barrier.stands(account, node.owner())
        && !barrier.standsAway(node.owner(), session.address());
  }

  private static void notSent(Session session, StoreException cause) {
    log.warn("{} is not told of what was published last: {}", session, cause.toString());
  }

  private Stanza message(Node node, Jid recipient, List<Element> payload) {
    String type = node.configuration().messageType();
    return Stanza.builder(Stanza.Kind.MESSAGE)
        .from(node.owner())
        .to(recipient)
        .id("event-" + number.incrementAndGet())
        .type(type.equals("normal") ? null : type)
        .payload(StanzaCodec.payload(payload))
        .build();
  }
}
