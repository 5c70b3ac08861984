package org.simpp.server.presence;

import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.presence.SubscriptionType;
import org.simpp.server.roster.Rosters;
import org.simpp.server.routing.Post;
import org.simpp.server.session.Session;
import org.simpp.store.RosterItem;
import org.simpp.store.StoreException;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subscription requests that have no answer yet. They are kept whole, with the words that came
 * along, one a contact, and told to every resource that becomes available (RFC 6121, section
 * 3.1.3).
 */
final class PendingRequests {
  /**
   * The RFC warns of who would fill the store with words; a roster's length bounds their number.
   */
  private static final int MAX_BYTES = 4_096;

  private static final Logger log = LoggerFactory.getLogger(PendingRequests.class);

  private final Rosters rosters;
  private final Post post;

  PendingRequests(Rosters rosters, Post post) {
    this.rosters = rosters;
    this.post = post;
  }

  static boolean mayBeKept(Stanza request) {
    return StanzaCodec.encode(request).length() <= MAX_BYTES;
  }

  /** Tells a resource that becomes available; on the account's lane. */
  void deliver(Session session) throws StoreException {
    for (RosterItem item : rosters.items(session.account())) {
      if (item.pendingIn()) {
        post.deliverTo(session, request(session.account(), item));
      }
    }
  }

  private static Stanza request(Jid user, RosterItem item) {
    Stanza wordless = Subscriptions.stanza(item.contact(), user, SubscriptionType.SUBSCRIBE);
    try {
      return item.request().isEmpty() ? wordless : StanzaCodec.decode(item.request());
    } catch (MalformedXmlException e) {
      log.error("the words of a request for {} cannot be read and are left out", user, e);
      return wordless;
    }
  }
}
