package org.simpp.store;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;

/**
 * One change since a version (RFC 6121, section 2.6).
 *
 * @param version the roster's version after it
 * @param contact which item
 * @param currentItem the item as it is now; null where it was removed
 */
public record RosterChange(long version, Jid contact, @Nullable RosterItem currentItem) {
  public RosterChange {
    Objects.requireNonNull(contact);
  }

  /** The item as it is now; empty where it was removed. */
  public Optional<RosterItem> item() {
    return Optional.ofNullable(currentItem);
  }
}
