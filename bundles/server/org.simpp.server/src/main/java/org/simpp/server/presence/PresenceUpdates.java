package org.simpp.server.presence;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.roster.Rosters;
import org.simpp.server.routing.Post;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionPresence;
import org.simpp.server.session.SessionTable;
import org.simpp.store.RosterItem;
import org.simpp.store.StoreException;
import org.simpp.xmpp.StanzaCondition;

/**
 * What a resource says of itself goes to all who may know it (RFC 6121, sections 4.2, 4.4 and 4.5).
 * Every method is called on the account's lane.
 */
public final class PresenceUpdates {
  private final SessionTable sessions;
  private final Rosters rosters;
  private final PendingRequests requests;
  private final Probes probes;
  private final Post post;
  private final PresenceWatch watch;
  private final Function<Session, CompletionStage<Void>> heldMessages;

  /**
   * @param heldMessages delivers what waits to a resource that takes messages from now on
   */
  public PresenceUpdates(
      SessionTable sessions,
      Rosters rosters,
      Probes probes,
      Post post,
      PresenceWatch watch,
      Function<Session, CompletionStage<Void>> heldMessages) {
    this.sessions = sessions;
    this.rosters = rosters;
    this.requests = new PendingRequests(rosters, post);
    this.probes = probes;
    this.post = post;
    this.watch = watch;
    this.heldMessages = heldMessages;
  }

  /**
   * The resource is available, or says something else of itself.
   *
   * @return completes when what waited for it has been delivered
   */
  CompletionStage<Void> available(Session session, Stanza came) throws StoreException {
    // Read before anything changes: where the store is away, the presence is refused as a whole.
    Collection<RosterItem> roster = rosters.items(session.account());
    Stanza presence = watch.spread(session, came);
    var read = PresenceReader.read(presence);
    if (read.isEmpty()) {
      post.reject(came, StanzaCondition.BAD_REQUEST, "show or priority is not allowed");
      return CompletableFuture.completedFuture(null);
    }
    if (session.isEnded()) {
      return CompletableFuture.completedFuture(null);
    }
    var before = session.available();
    session.becomeAvailable(read.get());
    broadcast(session, presence, roster);
    if (before.isEmpty()) {
      introduce(session, roster);
    }
    watch.available(session);
    boolean tookMessages = before.map(last -> last.priority() >= 0).orElse(false);
    return read.get().priority() >= 0 && !tookMessages
        ? heldMessages.apply(session)
        : CompletableFuture.completedFuture(null);
  }

  /**
   * What a presence says that an earlier run of the server kept; empty where it breaks the rules.
   */
  public Optional<SessionPresence> read(Stanza presence) {
    return PresenceReader.read(presence);
  }

  /**
   * A resource is available since an earlier run of the server: who is not there any more could not
   * take leave of it.
   */
  public void recovered(Session session) throws StoreException {
    if (session.available().isPresent()) {
      watch.available(session);
    }
    for (RosterItem item : rosters.items(session.account())) {
      if (Rosters.stateOf(item).to() && !sessions.isOnline(item.contact())) {
        session.send(
            Stanza.builder(Stanza.Kind.PRESENCE)
                .from(item.contact())
                .to(session.account())
                .type("unavailable")
                .build());
      }
    }
  }

  /** The resource takes its presence back (RFC 6121, section 4.5). */
  void unavailable(Session session, Stanza presence) throws StoreException {
    Set<Jid> directed = session.directed().takeAll();
    boolean wasAvailable = session.becomeUnavailable().isPresent();
    if (wasAvailable) {
      watch.unavailable(session, presence);
      broadcast(session, presence, rosters.items(session.account()));
      session.send(presence.withTo(session.account()));
    }
    for (Jid recipient : directed) {
      boolean knows = wasAvailable && rosters.state(session.account(), recipient.bare()).from();
      if (!knows) {
        sendTo(recipient, presence.withTo(recipient));
      }
      forgetAt(recipient, session);
    }
  }

  /** The session has ended, with or without a word (RFC 6121, section 4.5.2). */
  public void ended(Session session) throws StoreException {
    unavailable(
        session,
        Stanza.builder(Stanza.Kind.PRESENCE).from(session.address()).type("unavailable").build());
    rosters.release(session.account());
    if (!sessions.isOnline(session.account())) {
      watch.left(session.account());
    }
  }

  /** Directed presence (RFC 6121, section 4.6). */
  void directed(Session session, Stanza presence) {
    Jid to = presence.to().orElseThrow();
    if (presence.hasType("unavailable")) {
      session.directed().forget(to);
      forgetAt(to, session);
    } else if (!session.directed().add(to)) {
      post.reject(presence, StanzaCondition.RESOURCE_CONSTRAINT, "too many directed presences");
      return;
    }
    sendTo(to, watch.direct(session, presence));
  }

  /** Who has taken leave needs no leave taken of in turn (RFC 6121, section 4.6.1). */
  private void forgetAt(Jid recipient, Session leaving) {
    for (Session session : sessions.of(recipient.bare())) {
      if (recipient.isBare() || session.address().equals(recipient)) {
        session.directed().forget(leaving.address());
      }
    }
  }

  private void sendTo(Jid recipient, Stanza presence) {
    if (recipient.isBare()) {
      post.deliverToAvailable(recipient, presence);
    } else {
      post.deliver(presence);
    }
  }

  private void broadcast(Session session, Stanza presence, Collection<RosterItem> roster) {
    Jid account = session.account();
    for (RosterItem item : roster) {
      if (Rosters.stateOf(item).from() && sessions.isOnline(item.contact())) {
        post.deliverToAvailable(item.contact(), presence.withTo(item.contact()));
      }
    }
    post.deliverToAvailable(account, presence.withTo(account));
  }

  /** What a resource hears when it becomes available: contacts, own resources, open requests. */
  private void introduce(Session session, Collection<RosterItem> roster) throws StoreException {
    for (Session other : sessions.availableOf(session.account())) {
      if (other != session) {
        other.available().ifPresent(now -> session.send(now.stanza().withTo(session.account())));
      }
    }
    for (RosterItem item : roster) {
      if (Rosters.stateOf(item).to()) {
        probes.probe(session, item.contact());
      }
    }
    requests.deliver(session);
  }
}
