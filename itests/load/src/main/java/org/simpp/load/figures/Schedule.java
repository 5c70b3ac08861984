package org.simpp.load.figures;

/**
 * When things are due at a steady rate, whether or not anybody is in time for them. Who measures
 * from these instants counts the wait that a stall imposes on all that were due meanwhile. Instants
 * are in nanoseconds. Not thread-safe.
 */
public final class Schedule {
  private static final double SECOND = 1e9;

  private final long start;
  private final double interval;
  private long taken;

  /**
   * @param rate how many are due a second, above 0
   */
  public Schedule(long start, double rate) {
    if (!(rate > 0)) {
      throw new IllegalArgumentException("a schedule has a rate above 0, not " + rate);
    }
    this.start = start;
    this.interval = SECOND / rate;
  }

  /** Whether the next one is due. */
  public boolean isDue(long now) {
    return next() - now <= 0;
  }

  /** Takes the next one: the instant at which it is due. */
  public long take() {
    long due = next();
    taken++;
    return due;
  }

  private long next() {
    return start + (long) (taken * interval);
  }
}
