package org.simpp.presence.rfc6121;

import java.util.EnumSet;
import java.util.Set;
import org.simpp.presence.SubscriptionOutcome;
import org.simpp.presence.SubscriptionOutcome.Effect;
import org.simpp.presence.SubscriptionState;

/** Adds the roster push to a change that a roster shows. */
final class Outcomes {
  private Outcomes() {}

  static SubscriptionOutcome nothing(SubscriptionState state) {
    return new SubscriptionOutcome(state, Set.of());
  }

  /** A request that pends from outside is no part of the roster (RFC 6121, section 2.1.2.2). */
  static SubscriptionOutcome of(
      SubscriptionState before, SubscriptionState after, Set<Effect> effects) {
    boolean isShown = !before.withPendingIn(false).equals(after.withPendingIn(false));
    Set<Effect> all = EnumSet.noneOf(Effect.class);
    all.addAll(effects);
    if (isShown) {
      all.add(Effect.ROSTER_PUSH);
    }
    return new SubscriptionOutcome(after, all);
  }
}
