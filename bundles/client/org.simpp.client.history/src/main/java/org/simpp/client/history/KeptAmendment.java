package org.simpp.client.history;

import java.util.Objects;

/**
 * A change that is in the history.
 *
 * @param number rises with everything that is kept
 */
public record KeptAmendment(long number, Amendment amendment) {
  public KeptAmendment {
    Objects.requireNonNull(amendment);
  }
}
