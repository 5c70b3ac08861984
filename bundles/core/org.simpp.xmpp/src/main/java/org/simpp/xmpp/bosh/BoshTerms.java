package org.simpp.xmpp.bosh;

import java.time.Duration;

/**
 * What a session's client is held to, and what it is promised (XEP-0124, section 7.2).
 *
 * @param sid the session's name, which nobody can guess
 * @param await how long a request waits for something to answer
 * @param hold how many requests wait at a time
 * @param inactivity how long the client may have no request here
 * @param polling how long it leaves between two requests with nothing in them
 */
public record BoshTerms(
    String sid, Duration await, int hold, Duration inactivity, Duration polling) {
  private static final int MAX_WAIT = 60;
  private static final int MAX_HOLD = 1;
  private static final Duration INACTIVITY = Duration.ofSeconds(30);

  /** Longer than the other one by more than the interval (section 12). */
  private static final Duration INACTIVITY_WHERE_POLLED = Duration.ofSeconds(60);

  private static final Duration POLLING = Duration.ofSeconds(5);

  /** Those of a session that {@code first} begins. */
  public static BoshTerms of(BoshRequest first, String sid) {
    int seconds = first.atMost("wait", MAX_WAIT);
    int hold = first.atMost("hold", MAX_HOLD);
    boolean isPolled = seconds == 0 || hold == 0;
    return new BoshTerms(
        sid,
        Duration.ofSeconds(seconds),
        isPolled ? 0 : hold,
        isPolled ? INACTIVITY_WHERE_POLLED : INACTIVITY,
        POLLING);
  }

  /** How many requests the client may have here at a time. */
  public int requests() {
    return hold + 1;
  }
}
