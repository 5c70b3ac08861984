package org.simpp.load.figures;

import org.HdrHistogram.Histogram;

/**
 * How long things took from the instant they were due, of those that were due while it measured.
 * Three significant digits, 1 µs to 1 h. Instants are in nanoseconds. Not thread-safe.
 */
public final class Latencies {
  private static final long LEAST = 1_000;
  private static final long MOST = 3_600_000_000_000L;
  private static final double MILLISECOND = 1e6;

  private final Histogram histogram = new Histogram(LEAST, MOST, 3);
  private long from = Long.MAX_VALUE;
  private long until = Long.MAX_VALUE;

  /** Counts what is due from {@code instant} on. */
  public void begin(long instant) {
    from = instant;
  }

  /** Counts nothing that is due from {@code instant} on. */
  public void end(long instant) {
    until = instant;
  }

  /** Something that was due then has happened now. */
  public void record(long due, long now) {
    if (due >= from && due < until) {
      histogram.recordValue(Math.min(MOST, Math.max(0, now - due)));
    }
  }

  public long count() {
    return histogram.getTotalCount();
  }

  /** In milliseconds; 0 where nothing was counted. */
  public double percentile(double percent) {
    return histogram.getValueAtPercentile(percent) / MILLISECOND;
  }

  /** In milliseconds. */
  public double most() {
    return histogram.getMaxValue() / MILLISECOND;
  }

  /**
   * Puts p50, p90, p99, p99.9 and the longest into a report.
   *
   * @param key begins that of each figure
   * @param label begins that of each figure
   */
  public void addTo(Report report, String key, String label) {
    report
        .add(key + "P50", label + ", p50", percentile(50), "ms")
        .add(key + "P90", label + ", p90", percentile(90), "ms")
        .add(key + "P99", label + ", p99", percentile(99), "ms")
        .add(key + "P999", label + ", p99.9", percentile(99.9), "ms")
        .add(key + "Max", label + ", longest", most(), "ms");
  }
}
