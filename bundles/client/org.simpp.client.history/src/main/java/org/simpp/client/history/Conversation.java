package org.simpp.client.history;

import java.util.Objects;
import org.simpp.model.Jid;

/**
 * A conversation that has entries.
 *
 * @param entries how many
 */
public record Conversation(Jid contact, KeptEntry newest, int entries) {
  public Conversation {
    Objects.requireNonNull(contact);
    Objects.requireNonNull(newest);
  }
}
