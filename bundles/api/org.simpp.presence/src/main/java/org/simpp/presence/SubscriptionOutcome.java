package org.simpp.presence;

import java.util.Objects;
import java.util.Set;

/**
 * What a subscription stanza does (RFC 6121, section 3 and appendix A).
 *
 * @param state the contact's state afterwards
 * @param effects what the server does besides
 */
public record SubscriptionOutcome(SubscriptionState state, Set<Effect> effects) {
  /** What the server does besides changing the state. */
  public enum Effect {
    /** Outbound: send the stanza on to the contact. Inbound: deliver it to the user's resources. */
    FORWARD,
    /** Push the roster item to the user's interested resources. */
    ROSTER_PUSH,
    /** Answer the contact with {@code subscribed} in the user's name. */
    REPLY_SUBSCRIBED,
    /** Answer the contact with {@code unsubscribed} in the user's name. */
    REPLY_UNSUBSCRIBED,
    /** Send the user's current presence, of every available resource, to the contact. */
    SEND_PRESENCE,
    /** Send {@code unavailable} from every available resource of the user to the contact. */
    SEND_UNAVAILABLE
  }

  public SubscriptionOutcome {
    Objects.requireNonNull(state);
    effects = Set.copyOf(effects);
  }

  public boolean has(Effect effect) {
    return effects.contains(effect);
  }
}
