package org.simpp.server.blocking;

import java.util.Collection;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.presence.Probes;
import org.simpp.server.roster.Rosters;
import org.simpp.server.routing.Post;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionTable;
import org.simpp.store.RosterItem;
import org.simpp.store.StoreException;

/**
 * Whoever is blocked sees the user leave, and whoever is so no more sees the user again, where it
 * may see the user at all (XEP-0191, sections 3.3 and 3.4). On the user's lane.
 */
public final class BlockedPresence {
  private final SessionTable sessions;
  private final Rosters rosters;
  private final Probes probes;
  private final Post post;

  public BlockedPresence(SessionTable sessions, Rosters rosters, Probes probes, Post post) {
    this.sessions = sessions;
    this.rosters = rosters;
    this.probes = probes;
    this.post = post;
  }

  Collection<RosterItem> contacts(Jid user) throws StoreException {
    return rosters.items(user);
  }

  /** Takes leave of all that {@code after} has and {@code before} had not. */
  void hide(Jid user, Collection<RosterItem> contacts, BlockList before, BlockList after) {
    for (Session session : sessions.of(user)) {
      Stanza leave =
          Stanza.builder(Stanza.Kind.PRESENCE).from(session.address()).type("unavailable").build();
      for (RosterItem item : contacts) {
        if (Rosters.stateOf(item).from() && session.available().isPresent()) {
          sessions.availableOf(item.contact()).stream()
              .map(Session::address)
              .filter(other -> after.matches(other) && !before.matches(other))
              .forEach(other -> post.deliver(leave.withTo(other)));
        }
      }
      for (Jid other : session.directed().recipients()) {
        if (after.matches(other)) {
          session.directed().forget(other);
          post.deliver(leave.withTo(other));
        }
      }
    }
  }

  /** Shows the user to all that {@code before} had and {@code after} has not, and asks for them. */
  void show(Jid user, BlockList before, BlockList after) throws StoreException {
    for (RosterItem item : rosters.items(user)) {
      for (Session other : sessions.availableOf(item.contact())) {
        boolean isFreed = before.matches(other.address()) && !after.matches(other.address());
        if (isFreed && Rosters.stateOf(item).from()) {
          showTo(user, other.address());
        }
      }
      if (Rosters.stateOf(item).to() && before.matches(item.contact())) {
        sessions.availableOf(user).forEach(session -> probes.probe(session, item.contact()));
      }
    }
  }

  private void showTo(Jid user, Jid other) {
    for (Session session : sessions.of(user)) {
      session.available().ifPresent(now -> post.deliver(now.stanza().withTo(other)));
    }
  }
}
