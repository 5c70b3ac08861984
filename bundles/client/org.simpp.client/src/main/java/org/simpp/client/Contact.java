package org.simpp.client;

import java.util.Objects;
import java.util.Set;
import org.simpp.model.Jid;

/**
 * One contact as it stands now; or somebody who is not on the list and has written.
 *
 * @param address the bare address
 * @param name what the user calls it; the address where there is no name
 * @param groups the groups it is in, possibly none
 * @param subscription who sees whose presence
 * @param presence the foremost of its programs' presences
 * @param reachability whether and how a message can be sent now
 */
public record Contact(
    Jid address,
    String name,
    Set<String> groups,
    Subscription subscription,
    Presence presence,
    Reachability reachability) {
  /** Who sees whose presence (RFC 6121, section 2.1.2.5). */
  public enum Subscription {
    /** Neither sees the other. */
    NONE,
    /** We have asked and wait for an answer; it may see us already. */
    ASKED,
    /** We see it. */
    TO,
    /** It sees us. */
    FROM,
    /** Both see each other. */
    BOTH,
    /** It is not on the contact list at all. */
    UNLISTED
  }

  public Contact {
    Objects.requireNonNull(address);
    Objects.requireNonNull(name);
    groups = Set.copyOf(groups);
    Objects.requireNonNull(subscription);
    Objects.requireNonNull(presence);
    Objects.requireNonNull(reachability);
  }

  /** Whether it is on the contact list. */
  public boolean isListed() {
    return subscription != Subscription.UNLISTED;
  }
}
