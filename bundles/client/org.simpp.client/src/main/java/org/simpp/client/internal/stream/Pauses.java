package org.simpp.client.internal.stream;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before the next try: not at all before the first, then longer and longer, and
 * never as long as everybody else. Whoever is cut off again and again waits before the first too.
 */
final class Pauses {
  static final Duration FIRST = Duration.ofMillis(500);
  static final Duration LONGEST = Duration.ofSeconds(60);

  /** A connection that held less is not made again without a pause. */
  static final Duration STEADY = Duration.ofSeconds(5);

  private Duration next = Duration.ZERO;
  private Duration begun = STEADY.negated();

  /** There is a connection, at {@code now} by any steady clock. */
  void online(Duration now) {
    next = now.minus(begun).compareTo(STEADY) < 0 ? FIRST : Duration.ZERO;
    begun = now;
  }

  /** The pause before the next try. */
  Duration next() {
    Duration pause = next;
    Duration longer = pause.isZero() ? FIRST : pause.multipliedBy(2);
    next = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    return pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 2 + 1));
  }
}
