package org.simpp.client;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has said of their availability. It is known to the server.
 *
 * @param show how available
 * @param status the text beside it, "" for none
 * @param idleSince when they used their computer last, as they say (XEP-0319); null where they use
 *     it, or do not say
 */
public record Presence(Show show, String status, @Nullable Instant idleSince) {
  /** How available, from the most willing to talk to the least. */
  public enum Show {
    CHAT,
    AVAILABLE,
    AWAY,
    EXTENDED_AWAY,
    BUSY,
    OFFLINE,
    /** The contact has not allowed us to see it. */
    UNKNOWN
  }

  public Presence {
    Objects.requireNonNull(show);
    Objects.requireNonNull(status);
  }

  /** Of somebody who uses their computer, or does not say. */
  public Presence(Show show, String status) {
    this(show, status, null);
  }

  public static Presence of(Show show) {
    return new Presence(show, "");
  }

  /** Whether a message can reach them now. */
  public boolean isAvailable() {
    return show != Show.OFFLINE && show != Show.UNKNOWN;
  }
}
