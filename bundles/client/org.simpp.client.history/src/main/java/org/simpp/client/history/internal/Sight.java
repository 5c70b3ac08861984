package org.simpp.client.history.internal;

import org.jspecify.annotations.Nullable;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.internal.Journal.Place;

/**
 * Where an entry lies, and what has become of it, at one moment.
 *
 * @param state newer than what stands there
 * @param later null where nothing was changed
 */
record Sight(Place place, DeliveryState state, @Nullable Later later) {
  /**
   * Where the changes lie.
   *
   * @param correction the last one
   * @param isWithdrawn whether nothing counts any more
   * @param ours this account's reactions
   * @param theirs the contact's
   */
  record Later(
      @Nullable Place correction,
      boolean isWithdrawn,
      @Nullable Place ours,
      @Nullable Place theirs) {
    static final Later NOTHING = new Later(null, false, null, null);
  }
}
