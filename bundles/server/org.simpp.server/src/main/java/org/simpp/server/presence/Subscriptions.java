package org.simpp.server.presence;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.presence.PresenceService;
import org.simpp.presence.SubscriptionOutcome;
import org.simpp.presence.SubscriptionOutcome.Effect;
import org.simpp.presence.SubscriptionState;
import org.simpp.presence.SubscriptionType;
import org.simpp.server.feature.Feature;
import org.simpp.server.lane.AccountLanes;
import org.simpp.server.roster.RosterPushes;
import org.simpp.server.roster.Rosters;
import org.simpp.server.routing.Barrier;
import org.simpp.server.routing.Post;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionTable;
import org.simpp.store.AccountStore;
import org.simpp.store.RosterItem;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.StanzaCondition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Subscription stanzas (RFC 6121, section 3): the rules say what one does, this does it, each side
 * on the lane of the account whose roster changes.
 */
public final class Subscriptions implements Feature {
  private static final Element PRE_APPROVAL = Element.of("urn:xmpp:features:pre-approval", "sub");

  private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);

  private final PresenceService rules;
  private final AccountStore accounts;
  private final Rosters rosters;
  private final RosterPushes pushes;
  private final SessionTable sessions;
  private final Post post;
  private final AccountLanes lanes;
  private final Barrier barrier;
  private final Visibility visibility;

  public Subscriptions(
      PresenceService rules,
      AccountStore accounts,
      Rosters rosters,
      RosterPushes pushes,
      SessionTable sessions,
      Post post,
      AccountLanes lanes,
      Barrier barrier,
      PresenceWatch watch) {
    this.rules = rules;
    this.accounts = accounts;
    this.rosters = rosters;
    this.pushes = pushes;
    this.sessions = sessions;
    this.post = post;
    this.lanes = lanes;
    this.barrier = barrier;
    this.visibility = new Visibility(rosters, sessions, post, lanes, watch);
  }

  /** RFC 6121, section 3.4. */
  @Override
  public List<Element> ofStream() {
    return List.of(PRE_APPROVAL);
  }

  /** What the user sends to a contact; on the user's lane. */
  public void outbound(Jid user, Stanza stanza, SubscriptionType type) throws StoreException {
    Jid contact = stanza.to().orElseThrow().bare();
    if (contact.equals(user)) {
      return;
    }
    Stanza stamped = stanza.withFrom(user).withTo(contact);
    if (!PendingRequests.mayBeKept(stamped)) {
      post.reject(stanza, StanzaCondition.POLICY_VIOLATION, "too many words for a request");
      return;
    }
    SubscriptionState before = rosters.state(user, contact);
    SubscriptionOutcome outcome = rules.outbound(before, type);
    Optional<Rosters.Changed> change = keep(user, contact, before, outcome, Bytes.empty());
    if (outcome.has(Effect.SEND_UNAVAILABLE)) {
      // While the contact is still subscribed (section 3.2.2).
      visibility.end(user, contact);
    }
    CompletionStage<Void> forwarded =
        outcome.has(Effect.FORWARD)
            ? forward(stamped, type)
            : CompletableFuture.completedFuture(null);
    push(user, contact, outcome, change);
    if (outcome.has(Effect.SEND_PRESENCE)) {
      visibility.beginAfter(forwarded, user, contact);
    }
  }

  /**
   * Gives a resource the answer to a probe that the contact does not allow (section 4.3.2). Where
   * the user's roster says otherwise, the subscription ends; a request that pends goes on.
   */
  void refuseProbe(Session asker, Stanza refusal) {
    Jid user = asker.account();
    var unused =
        lanes
            .call(
                user,
                () -> {
                  if (rosters.state(user, refusal.from().orElseThrow()).to()) {
                    inbound(user, refusal, SubscriptionType.UNSUBSCRIBED);
                  } else {
                    asker.send(refusal);
                  }
                  return null;
                })
            .exceptionally(
                failure -> {
                  log.warn("a probe of {} has no answer: {}", asker, failure.toString());
                  return null;
                });
  }

  /**
   * Ends what there is between a user and a contact whom the user has removed (RFC 6121, section
   * 2.5.2); the user's own item has gone already.
   *
   * @return completes when the contact's side has been dealt with, never exceptionally
   */
  public CompletionStage<Void> end(Jid user, RosterItem item) {
    SubscriptionState state = Rosters.stateOf(item);
    Jid contact = item.contact();
    CompletionStage<Void> dealtWith = CompletableFuture.completedFuture(null);
    if (state.to() || state.pendingOut()) {
      dealtWith =
          forward(
              stanza(user, contact, SubscriptionType.UNSUBSCRIBE), SubscriptionType.UNSUBSCRIBE);
    }
    if (state.from()) {
      // Not to those whose request has only been refused: they never saw a resource.
      visibility.end(user, contact);
    }
    if (state.from() || state.pendingIn()) {
      // on the same lane behind the other one
      dealtWith =
          forward(
              stanza(user, contact, SubscriptionType.UNSUBSCRIBED), SubscriptionType.UNSUBSCRIBED);
    }
    return dealtWith;
  }

  /** Completes when the contact's side has been dealt with, never exceptionally. */
  private CompletionStage<Void> forward(Stanza stanza, SubscriptionType type) {
    Jid contact = stanza.to().orElseThrow();
    return lanes
        .<Void>call(
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
    if (barrier.standsAway(user, contact)) {
      // No answer, so that the user seems to be offline (XEP-0191, section 3.3).
      return;
    }
    if (!sessions.isOnline(user) && !accounts.exists(user)) {
      // Nobody learns from a request which accounts there are (RFC 6121, section 8.5.1).
      return;
    }
    SubscriptionState before = rosters.state(user, contact);
    SubscriptionOutcome outcome = rules.inbound(before, type);
    Bytes request = type == SubscriptionType.SUBSCRIBE ? StanzaCodec.encode(stanza) : Bytes.empty();
    Optional<Rosters.Changed> change = keep(user, contact, before, outcome, request);
    if (outcome.has(Effect.FORWARD)) {
      deliver(user, stanza, type);
    }
    push(user, contact, outcome, change);
    if (outcome.has(Effect.REPLY_SUBSCRIBED)) {
      CompletionStage<Void> replied =
          forward(stanza(user, contact, SubscriptionType.SUBSCRIBED), SubscriptionType.SUBSCRIBED);
      visibility.beginAfter(replied, user, contact);
    }
    if (outcome.has(Effect.SEND_UNAVAILABLE)) {
      visibility.end(user, contact);
    }
    // No automatic unsubscribed (appendix A.3.2): the contact is served here too and knows; it
    // could only overtake, and so refuse, a request that the contact has made again meanwhile.
  }

  private void deliver(Jid user, Stanza stanza, SubscriptionType type) {
    if (type == SubscriptionType.SUBSCRIBE) {
      post.deliverToAvailable(user, stanza);
    } else {
      post.deliverToInterested(user, stanza);
    }
  }

  private Optional<Rosters.Changed> keep(
      Jid owner, Jid contact, SubscriptionState before, SubscriptionOutcome outcome, Bytes request)
      throws StoreException {
    return outcome.state().equals(before)
        ? Optional.empty()
        : Optional.of(rosters.change(owner, contact, outcome.state(), request));
  }

  private void push(
      Jid owner, Jid contact, SubscriptionOutcome outcome, Optional<Rosters.Changed> change) {
    if (outcome.has(Effect.ROSTER_PUSH)) {
      change.ifPresent(changed -> pushes.push(owner, contact, changed));
    }
  }

  /** A subscription stanza without words. */
  static Stanza stanza(Jid from, Jid to, SubscriptionType type) {
    return Stanza.builder(Stanza.Kind.PRESENCE).from(from).to(to).type(type.attribute()).build();
  }
}
