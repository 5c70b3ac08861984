package org.simpp.presence.rfc6121;

import java.util.EnumSet;
import java.util.Set;
import org.simpp.presence.SubscriptionOutcome;
import org.simpp.presence.SubscriptionOutcome.Effect;
import org.simpp.presence.SubscriptionState;
import org.simpp.presence.SubscriptionType;

/** What a user's own subscription stanza does (RFC 6121, section 3 and appendix A.2). */
final class OutboundRules {
  private OutboundRules() {}

  static SubscriptionOutcome apply(SubscriptionState state, SubscriptionType type) {
    return switch (type) {
      case SUBSCRIBE -> Outcomes.of(state, subscribed(state), Set.of(Effect.FORWARD));
      case UNSUBSCRIBE ->
          Outcomes.of(state, state.withTo(false).withPendingOut(false), Set.of(Effect.FORWARD));
      case SUBSCRIBED -> approve(state);
      case UNSUBSCRIBED -> cancel(state);
    };
  }

  private static SubscriptionState subscribed(SubscriptionState state) {
    return state.to() ? state : state.withPendingOut(true);
  }

  /** An answer to a request, or an approval beforehand (sections 3.1.5 and 3.4.2). */
  private static SubscriptionOutcome approve(SubscriptionState state) {
    if (state.pendingIn()) {
      return Outcomes.of(state, state.withFrom(true), Set.of(Effect.FORWARD, Effect.SEND_PRESENCE));
    }
    SubscriptionState approved = state.from() ? state : state.withPreApproved(true);
    return Outcomes.of(state, approved, Set.of());
  }

  /** Ends a subscription, refuses a request, takes an approval back (sections 3.2.2, 3.4.2). */
  private static SubscriptionOutcome cancel(SubscriptionState state) {
    Set<Effect> effects = EnumSet.noneOf(Effect.class);
    if (state.from() || state.pendingIn()) {
      effects.add(Effect.FORWARD);
    }
    if (state.from()) {
      effects.add(Effect.SEND_UNAVAILABLE);
    }
    return Outcomes.of(
        state, state.withFrom(false).withPendingIn(false).withPreApproved(false), effects);
  }
}
