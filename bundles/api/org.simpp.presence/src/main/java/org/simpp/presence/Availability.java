package org.simpp.presence;

import java.util.Objects;

/**
 * What one resource has said of itself (RFC 6121, section 4.7).
 *
 * @param resource the resourcepart
 * @param show how available it is
 * @param status the text beside it, "" for none
 * @param priority -128 to 127; negative gets no message for the bare address
 * @param order larger for the one that became available, or was used, more recently
 */
public record Availability(String resource, Show show, String status, int priority, long order) {
  /** From the most to the least willing to talk (RFC 6121, section 4.7.2.1). */
  public enum Show {
    CHAT,
    AVAILABLE,
    AWAY,
    XA,
    DND
  }

  public Availability {
    Objects.requireNonNull(resource);
    Objects.requireNonNull(show);
    Objects.requireNonNull(status);
    if (priority < -128 || priority > 127) {
      throw new IllegalArgumentException("a priority is -128 to 127, not " + priority);
    }
  }
}
