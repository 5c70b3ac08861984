package org.simpp.client;

import java.util.Objects;

/**
 * What somebody has said of their availability. It is known to the server.
 *
 * @param show how available
 * @param status the text beside it, "" for none
 */
public record Presence(Show show, String status) {
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

  public static Presence of(Show show) {
    return new Presence(show, "");
  }

  /** Whether a message can reach them now. */
  public boolean isAvailable() {
    return show != Show.OFFLINE && show != Show.UNKNOWN;
  }
}
