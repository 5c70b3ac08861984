package org.simpp.load.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** On a clock of its own: a thousand messages a second for ten seconds, which take 1 ms each. */
class LatenciesTest {
  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1000 * MILLISECOND;
  private static final int RATE = 1000;

  @Test
  void steadyServer_hasOneLatency() {
    Latencies latencies = run(now -> now);
    assertThat(latencies.count()).isEqualTo(10 * RATE);
    assertThat(latencies.percentile(50)).isCloseTo(1, within(0.1));
    assertThat(latencies.most()).isCloseTo(2, within(1.1));
  }

  /** A server, or a generator, that does nothing from 4 s to 5 s. */
  @Test
  void stallOfASecond_showsInThePercentiles() {
    Latencies latencies = run(now -> now >= 4 * SECOND && now < 5 * SECOND ? 5 * SECOND : now);
    assertThat(latencies.count()).isEqualTo(10 * RATE);
    assertThat(latencies.percentile(50)).isCloseTo(1, within(0.1));
    // A tenth of all were due within the stall and waited for 0.5 s on average.
    assertThat(latencies.percentile(95)).isCloseTo(500, within(20.0));
    assertThat(latencies.percentile(99)).isCloseTo(900, within(20.0));
    assertThat(latencies.most()).isCloseTo(1001, within(5.0));
  }

  @Test
  void record_ofWhatWasDueOutsideTheInterval_countsNothing() {
    Latencies latencies = new Latencies();
    latencies.record(1, 2);
    latencies.begin(10);
    latencies.record(9, 20);
    latencies.record(10, 20);
    latencies.end(30);
    latencies.record(29, 40);
    latencies.record(30, 40);
    assertThat(latencies.count()).isEqualTo(2);
  }

  /**
   * @param wake when a turn of the loop that would come then does come
   */
  private static Latencies run(LongUnaryOperator wake) {
    Schedule schedule = new Schedule(0, RATE);
    Latencies latencies = new Latencies();
    latencies.begin(0);
    latencies.end(10 * SECOND);
    for (long now = 0; now < 11 * SECOND; now = wake.applyAsLong(now + MILLISECOND / 10)) {
      while (schedule.isDue(now)) {
        long due = schedule.take();
        latencies.record(due, now + MILLISECOND);
      }
    }
    return latencies;
  }
}
