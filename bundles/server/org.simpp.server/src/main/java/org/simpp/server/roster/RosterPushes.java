package org.simpp.server.roster;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.routing.Post;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionTable;
import org.simpp.store.RosterItem;
import org.simpp.xmpp.StanzaCodec;

/** Tells the interested resources what has changed in a roster (RFC 6121, section 2.1.6). */
public final class RosterPushes {
  private final SessionTable sessions;
  private final Post post;
  private final AtomicLong number = new AtomicLong();

  public RosterPushes(SessionTable sessions, Post post) {
    this.sessions = sessions;
    this.post = post;
  }

  /** To every interested resource of {@code owner}; an item that is not listed shows as removed. */
  public void push(Jid owner, Jid contact, Rosters.Changed change) {
    for (Session session : sessions.of(owner)) {
      if (session.isInterested()) {
        post.deliver(pushTo(session, contact, change));
      }
    }
  }

  /** To one resource that catches up (RFC 6121, section 2.6.3). */
  public void push(Session session, Jid contact, Rosters.Changed change) {
    session.send(pushTo(session, contact, change));
  }

  private Stanza pushTo(Session session, Jid contact, Rosters.Changed change) {
    var item =
        change
            .item()
            .filter(RosterItem::listed)
            .map(RosterElements::entry)
            .orElseGet(() -> RosterElements.removed(contact));
    return Stanza.builder(Stanza.Kind.IQ)
        .to(session.address())
        .id("push-" + number.incrementAndGet())
        .type("set")
        .payload(StanzaCodec.payload(RosterElements.query(change.version(), List.of(item))))
        .build();
  }
}
