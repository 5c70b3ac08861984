package org.simpp.store;

import java.time.Instant;
import java.util.Objects;
import org.simpp.model.Bytes;

/**
 * An item that was published at a node.
 *
 * @param id 1 to {@value #MAX_ID} characters
 * @param published when, to the millisecond
 * @param payload as XML; empty for an item without one
 */
public record PublishedItem(String id, Instant published, Bytes payload) {
  /** Characters that an item's id may have. */
  public static final int MAX_ID = 1_023;

  public PublishedItem {
    Objects.requireNonNull(published);
    Objects.requireNonNull(payload);
    if (id.isEmpty() || id.length() > MAX_ID) {
      throw new IllegalArgumentException("an item's id has 1 to " + MAX_ID + " characters");
    }
  }
}
