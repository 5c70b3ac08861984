package org.simpp.presence.rfc6121;

import java.util.Set;
import org.simpp.presence.SubscriptionOutcome;
import org.simpp.presence.SubscriptionOutcome.Effect;
import org.simpp.presence.SubscriptionState;
import org.simpp.presence.SubscriptionType;

/** What a contact's subscription stanza does (RFC 6121, section 3 and appendix A.3). */
final class InboundRules {
  private InboundRules() {}

  static SubscriptionOutcome apply(SubscriptionState state, SubscriptionType type) {
    return switch (type) {
      case SUBSCRIBE -> request(state);
      case UNSUBSCRIBE -> leave(state);
      case SUBSCRIBED ->
          state.pendingOut()
              ? Outcomes.of(state, state.withTo(true), Set.of(Effect.FORWARD))
              : Outcomes.nothing(state);
      case UNSUBSCRIBED ->
          state.to() || state.pendingOut()
              ? Outcomes.of(
                  state, state.withTo(false).withPendingOut(false), Set.of(Effect.FORWARD))
              : Outcomes.nothing(state);
    };
  }

  /** A request is answered for the user where there is an answer already (section 3.1.3). */
  private static SubscriptionOutcome request(SubscriptionState state) {
    if (state.from() || state.preApproved()) {
      return Outcomes.of(
          state, state.withFrom(true), Set.of(Effect.REPLY_SUBSCRIBED, Effect.SEND_PRESENCE));
    }
    return state.pendingIn()
        ? Outcomes.nothing(state)
        : Outcomes.of(state, state.withPendingIn(true), Set.of(Effect.FORWARD));
  }

  /**
   * The contact does not want the user's presence any more, or takes its request back (section
   * 3.3.3); the answer is that of appendix A.3.2.
   */
  private static SubscriptionOutcome leave(SubscriptionState state) {
    if (state.from()) {
      return Outcomes.of(
          state,
          state.withFrom(false),
          Set.of(Effect.FORWARD, Effect.SEND_UNAVAILABLE, Effect.REPLY_UNSUBSCRIBED));
    }
    return state.pendingIn()
        ? Outcomes.of(
            state, state.withPendingIn(false), Set.of(Effect.FORWARD, Effect.REPLY_UNSUBSCRIBED))
        : Outcomes.nothing(state);
  }
}
