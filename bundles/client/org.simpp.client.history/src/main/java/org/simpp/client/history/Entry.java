package org.simpp.client.history;

import java.time.Instant;
import java.util.Objects;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;

/**
 * One line of a conversation.
 *
 * @param contact the other side, a bare address
 * @param id as its sender chose it; what {@link History#update} finds it by
 * @param time when it was written, as far as is known
 */
public record Entry(
    Jid contact, Direction direction, MessageId id, Instant time, Body body, DeliveryState state) {
  /** Who wrote it. */
  public enum Direction {
    INCOMING,
    OUTGOING
  }

  /**
   * @throws IllegalArgumentException if the contact is not a bare address
   */
  public Entry {
    if (!contact.isBare()) {
      throw new IllegalArgumentException("a conversation is with a bare address");
    }
    Objects.requireNonNull(direction);
    Objects.requireNonNull(id);
    Objects.requireNonNull(time);
    Objects.requireNonNull(body);
    Objects.requireNonNull(state);
  }

  /** The same entry in another state. */
  public Entry withState(DeliveryState other) {
    return new Entry(contact, direction, id, time, body, other);
  }
}
