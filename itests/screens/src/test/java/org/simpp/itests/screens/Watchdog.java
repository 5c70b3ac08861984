package org.simpp.itests.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.eclipse.swt.widgets.Display;

/**
 * Turns the screen's thread, and remembers how long one event has kept it busy at most. Busy is the
 * time that the thread has computed: what other processes take from it is not its fault.
 */
final class Watchdog {
  /** No event keeps the window from answering longer than this. */
  static final Duration LIMIT = Duration.ofMillis(50);

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Display display;
  private long longest;

  Watchdog(Display display) {
    this.display = display;
  }

  /** What is done at once counts as one event. */
  void run(Runnable event) {
    long begun = THREADS.getCurrentThreadCpuTime();
    event.run();
    longest = Math.max(longest, THREADS.getCurrentThreadCpuTime() - begun);
  }

  /** Dispatches events until {@code done}. */
  void until(String what, BooleanSupplier done) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time, while waiting for %s", what).isLessThan(end);
      boolean[] more = new boolean[1];
      run(() -> more[0] = display.readAndDispatch());
      if (!more[0]) {
        Thread.sleep(1);
      }
    }
  }

  /** Dispatches events for so long. */
  void pass(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    until("the end of a pause", () -> System.nanoTime() > end);
  }

  /** The longest that one event has taken since the last call. */
  Duration longest() {
    Duration found = Duration.ofNanos(longest);
    longest = 0;
    return found;
  }
}
