package org.simpp.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.simpp.model.MessageId;

/**
 * A place in a conversation where entries may be missing.
 *
 * @param id unique in this account's history
 * @param after the entry right before it; null where it lies before the first one
 * @param cause why they may be missing, and what to do next
 * @param canTryAgain whether {@link Conversations#catchUp} may bring them
 */
public record Gap(MessageId id, @Nullable MessageId after, Trouble cause, boolean canTryAgain) {
  public Gap {
    Objects.requireNonNull(id);
    Objects.requireNonNull(cause);
  }
}
