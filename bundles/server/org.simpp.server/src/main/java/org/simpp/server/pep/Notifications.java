package org.simpp.server.pep;

import java.util.ArrayList;
import java.util.Collection;
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
  private final Interests interests;
  private final Rosters rosters;
  private final SessionTable sessions;
  private final Barrier barrier;
  private final AtomicLong number = new AtomicLong();

  Notifications(
      Nodes nodes,
      NodeAccess access,
      Interests interests,
      Rosters rosters,
      SessionTable sessions,
      Barrier barrier) {
    this.nodes = nodes;
    this.access = access;
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
    tell(node.owner(), node, event);
    for (RosterItem item : rosters.items(node.owner())) {
      boolean mayKnow = Rosters.stateOf(item).from() && NodeAccess.admits(node, item);
      if (mayKnow && sessions.isOnline(item.contact())) {
        tell(item.contact(), node, event);
      }
    }
  }

  private void tell(Jid account, Node node, Element event) {
    for (Session session : sessions.availableOf(account)) {
      boolean isWanted = interests.of(session).contains(node.name());
      if (isWanted && !barrier.isBetween(node.owner(), session.address())) {
        session.send(message(node, session, List.of(event)));
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
          session.send(
              message(
                  last.node(),
                  session,
                  List.of(
                      PubSub.items(last.node().name(), List.of(Nodes.element(last.item()))),
                      new Delay(last.item().published(), last.node().owner(), "").toElement())));
        }
      }
    } catch (StoreException e) {
      notSent(session, e);
    }
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

  private Stanza message(Node node, Session recipient, List<Element> payload) {
    String type = node.configuration().messageType();
    return Stanza.builder(Stanza.Kind.MESSAGE)
        .from(node.owner())
        .to(recipient.address())
        .id("event-" + number.incrementAndGet())
        .type(type.equals("normal") ? null : type)
        .payload(StanzaCodec.payload(payload))
        .build();
  }
}
