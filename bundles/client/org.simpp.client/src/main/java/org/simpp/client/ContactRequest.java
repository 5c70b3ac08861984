package org.simpp.client;

import java.time.Instant;
import java.util.Objects;
import org.simpp.model.Jid;

/**
 * Somebody asks to see our presence.
 *
 * @param from the bare address
 * @param message what they wrote with it, "" for none; it was not encrypted
 * @param time when it came
 */
public record ContactRequest(Jid from, String message, Instant time) {
  public ContactRequest {
    Objects.requireNonNull(from);
    Objects.requireNonNull(message);
    Objects.requireNonNull(time);
  }
}
