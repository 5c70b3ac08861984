package org.simpp.client.history;

import java.time.Instant;
import java.util.Objects;

/**
 * A place behind which entries may be missing, in any conversation.
 *
 * @param number rises with everything that is kept: it lies between entries
 * @param found when that was noticed
 */
public record Gap(long number, Cause cause, Instant found) {
  /** Why. */
  public enum Cause {
    /** The account was used before this history began. */
    BEGINNING,
    /** The server's archive does not have any more what this history has last. */
    FORGOTTEN,
    /** There is more in the archive than is taken in at once. */
    LIMIT,
    /** The archive could not be asked. */
    AWAY
  }

  public Gap {
    Objects.requireNonNull(cause);
    Objects.requireNonNull(found);
  }
}
