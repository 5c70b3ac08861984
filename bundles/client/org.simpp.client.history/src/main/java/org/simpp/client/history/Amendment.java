package org.simpp.client.history;

import java.time.Instant;
import java.util.Objects;
import org.simpp.client.history.Entry.Direction;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;

/**
 * A change of an entry, by whom and when.
 *
 * @param contact whose conversation the entry is in, a bare address
 * @param entry the entry's number
 * @param author who has made the change: {@code OUTGOING} for this account
 * @param id of the message that says so, as its sender chose it
 */
public record Amendment(
    Jid contact, long entry, Direction author, MessageId id, Instant time, Change change) {
  public Amendment {
    Objects.requireNonNull(contact);
    Objects.requireNonNull(author);
    Objects.requireNonNull(id);
    Objects.requireNonNull(time);
    Objects.requireNonNull(change);
  }
}
