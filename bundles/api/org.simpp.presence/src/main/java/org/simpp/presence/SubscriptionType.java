package org.simpp.presence;

import java.util.Locale;
import java.util.Optional;

/** The presence types that manage subscriptions (RFC 6121, section 3). */
public enum SubscriptionType {
  SUBSCRIBE,
  SUBSCRIBED,
  UNSUBSCRIBE,
  UNSUBSCRIBED;

  /** The type attribute: {@code subscribe}. */
  public String attribute() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one that {@code attribute} writes, if it is one of these. */
  public static Optional<SubscriptionType> of(String attribute) {
    for (SubscriptionType type : values()) {
      if (type.attribute().equals(attribute)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
