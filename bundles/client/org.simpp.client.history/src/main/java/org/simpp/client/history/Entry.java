package org.simpp.client.history;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;

/**
 * One line of a conversation.
 *
 * @param contact the other side, a bare address
 * @param id as its sender chose it; what {@link History#update} finds it by
 * @param time when it was written, as far as is known
 * @param context what else its writer said with it
 */
public record Entry(
    Jid contact,
    Direction direction,
    MessageId id,
    Instant time,
    Body body,
    DeliveryState state,
    Context context) {
  /** Who wrote it. */
  public enum Direction {
    INCOMING,
    OUTGOING
  }

  /**
   * What a writer said with an entry.
   *
   * @param answered what it answers; null for nothing
   * @param isMarkable whether its writer asks to be told when it is read
   */
  public record Context(@Nullable Reference answered, boolean isMarkable) {
    /** Nothing. */
    public static final Context NONE = new Context(null, false);
  }

  /**
   * Another entry of the same conversation, be it here or not.
   *
   * @param author who wrote it
   * @param id as its sender chose it
   */
  public record Reference(Direction author, MessageId id) {
    public Reference {
      Objects.requireNonNull(author);
      Objects.requireNonNull(id);
    }
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
    Objects.requireNonNull(context);
  }

  /** One with which nothing else was said. */
  public Entry(
      Jid contact,
      Direction direction,
      MessageId id,
      Instant time,
      Body body,
      DeliveryState state) {
    this(contact, direction, id, time, body, state, Context.NONE);
  }

  /** The same entry in another state. */
  public Entry withState(DeliveryState other) {
    return new Entry(contact, direction, id, time, body, other, context);
  }

  /** The same entry, with which something else was said. */
  public Entry withContext(Context other) {
    return new Entry(contact, direction, id, time, body, state, other);
  }

  /** The same entry with another body. */
  public Entry withBody(Body other) {
    return new Entry(contact, direction, id, time, other, state, context);
  }
}
