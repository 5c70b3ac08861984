package org.simpp.server.presence;

import java.util.Optional;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.presence.PresenceService;
import org.simpp.presence.SubscriptionOutcome;
import org.simpp.presence.SubscriptionOutcome.Effect;
import org.simpp.presence.SubscriptionState;
import org.simpp.presence.SubscriptionType;
import org.simpp.server.lane.AccountLanes;
import org.simpp.server.roster.RosterPushes;
import org.simpp.server.roster.Rosters;
import org.simpp.server.routing.Post;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionTable;
import org.simpp.store.AccountStore;
import org.simpp.store.RosterItem;
import org.simpp.store.StoreException;

/**
 * Subscription stanzas (RFC 6121, section 3): the rules say what one does, this does it, each side
 * on the lane of the account whose roster changes.
 */
public final class Subscriptions {
  private final PresenceService rules;
  private final AccountStore accounts;
  private final Rosters rosters;
  private final RosterPushes pushes;
  private final SessionTable sessions;
  private final Post post;
  private final AccountLanes lanes;

  public Subscriptions(
      PresenceService rules,
      AccountStore accounts,
      Rosters rosters,
      RosterPushes pushes,
      SessionTable sessions,
      Post post,
      AccountLanes lanes) {
    this.rules = rules;
    this.accounts = accounts;
    this.rosters = rosters;
    this.pushes = pushes;
    this.sessions = sessions;
    this.post = post;
    this.lanes = lanes;
  }

  /** What the user sends to a contact; on the user's lane. */
  public void outbound(Jid user, Stanza stanza, SubscriptionType type) throws StoreException {
    Jid contact = stanza.to().orElseThrow().bare();
    if (contact.equals(user)) {
      return;
    }
    SubscriptionState before = rosters.state(user, contact);
    SubscriptionOutcome outcome = rules.outbound(before, type);
    Optional<Rosters.Changed> change = keep(user, contact, before, outcome);
    if (outcome.has(Effect.FORWARD)) {
      forward(stanza.withFrom(user).withTo(contact), type);
    }
    push(user, contact, outcome, change);
    if (outcome.has(Effect.SEND_PRESENCE)) {
      sendPresence(user, contact);
    }
    if (outcome.has(Effect.SEND_UNAVAILABLE)) {
      sendUnavailable(user, contact);
    }
  }

  /** The requests that have no answer yet, to a resource that becomes available (3.1.3). */
  public void deliverRequests(Session session) throws StoreException {
    for (RosterItem item : rosters.items(session.account())) {
      if (item.pendingIn()) {
        session.send(stanza(item.contact(), session.account(), SubscriptionType.SUBSCRIBE));
      }
    }
  }

  /**
   * Ends what there is between a user and a contact whom the user has removed (RFC 6121, section
   * 2.5.2); the user's own item has gone already.
   */
  public void end(Jid user, RosterItem item) {
    SubscriptionState state = Rosters.stateOf(item);
    Jid contact = item.contact();
    if (state.to() || state.pendingOut()) {
      forward(stanza(user, contact, SubscriptionType.UNSUBSCRIBE), SubscriptionType.UNSUBSCRIBE);
    }
    if (state.from() || state.pendingIn()) {
      forward(stanza(user, contact, SubscriptionType.UNSUBSCRIBED), SubscriptionType.UNSUBSCRIBED);
      sendUnavailable(user, contact);
    }
  }

  private void forward(Stanza stanza, SubscriptionType type) {
    Jid contact = stanza.to().orElseThrow();
    var unused =
        lanes
            .call(
                contact,
                () -> {
                  inbound(contact, stanza, type);
                  return null;
                })
            .exceptionally(
                failure -> {
                  post.reject(stanza, failure);
                  return null;
                });
  }

  /** What reaches {@code user} from a contact; on the user's lane. */
  private void inbound(Jid user, Stanza stanza, SubscriptionType type) throws StoreException {
    Jid contact = stanza.from().orElseThrow();
    if (!sessions.isOnline(user) && accounts.find(user).isEmpty()) {
      // Nobody learns from a request which accounts there are (RFC 6121, section 8.5.1).
      return;
    }
    SubscriptionState before = rosters.state(user, contact);
    SubscriptionOutcome outcome = rules.inbound(before, type);
    Optional<Rosters.Changed> change = keep(user, contact, before, outcome);
    if (outcome.has(Effect.FORWARD)) {
      deliver(user, stanza, type);
    }
    push(user, contact, outcome, change);
    if (outcome.has(Effect.REPLY_SUBSCRIBED)) {
      forward(stanza(user, contact, SubscriptionType.SUBSCRIBED), SubscriptionType.SUBSCRIBED);
    }
    if (outcome.has(Effect.SEND_PRESENCE)) {
      sendPresence(user, contact);
    }
    if (outcome.has(Effect.SEND_UNAVAILABLE)) {
      sendUnavailable(user, contact);
    }
    // No probe: the contact is served here too, and its presence has been sent with its consent.
  }

  private void deliver(Jid user, Stanza stanza, SubscriptionType type) {
    if (type == SubscriptionType.SUBSCRIBE) {
      post.deliverToAvailable(user, stanza);
    } else {
      post.deliverToInterested(user, stanza);
    }
  }

  private Optional<Rosters.Changed> keep(
      Jid owner, Jid contact, SubscriptionState before, SubscriptionOutcome outcome)
      throws StoreException {
    return outcome.state().equals(before)
        ? Optional.empty()
        : Optional.of(rosters.change(owner, contact, outcome.state()));
  }

  private void push(
      Jid owner, Jid contact, SubscriptionOutcome outcome, Optional<Rosters.Changed> change) {
    if (outcome.has(Effect.ROSTER_PUSH)) {
      change.ifPresent(changed -> pushes.push(owner, contact, changed));
    }
  }

  private void sendPresence(Jid user, Jid contact) {
    for (Session session : sessions.of(user)) {
      session
          .available()
          .ifPresent(now -> post.deliverToAvailable(contact, now.stanza().withTo(contact)));
    }
  }

  private void sendUnavailable(Jid user, Jid contact) {
    for (Session session : sessions.availableOf(user)) {
      post.deliverToAvailable(
          contact,
          Stanza.builder(Stanza.Kind.PRESENCE)
              .from(session.address())
              .to(contact)
              .type("unavailable")
              .build());
    }
  }

  private static Stanza stanza(Jid from, Jid to, SubscriptionType type) {
    return Stanza.builder(Stanza.Kind.PRESENCE).from(from).to(to).type(type.attribute()).build();
  }
}
