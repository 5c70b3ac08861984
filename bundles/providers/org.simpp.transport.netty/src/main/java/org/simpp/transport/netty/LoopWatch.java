package org.simpp.transport.netty;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks each event loop every second to do something at once, and notes how late it was. */
final class LoopWatch {
  private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final List<Loop> loops = new ArrayList<>();

  LoopWatch(EventLoopGroup group) {
    for (EventExecutor executor : group) {
      Loop loop = new Loop(executor);
      loops.add(loop);
      loop.measureAgain();
    }
  }

  /** By how much the slowest was late. */
  Duration delay() {
    return Duration.ofNanos(loops.stream().mapToLong(loop -> loop.late).max().orElse(0));
  }

  /** What waits for all of them. */
  long waiting() {
    return loops.stream().mapToLong(Loop::waiting).sum();
  }

  private static final class Loop {
    private final EventExecutor executor;
    private volatile long late;

    Loop(EventExecutor executor) {
      this.executor = executor;
    }

    /** Until the loop is shut down, which cancels it. */
    void measureAgain() {
      long due = System.nanoTime() + PERIOD_NANOS;
      var unused =
          executor.schedule(
              () -> {
                late = Math.max(0, System.nanoTime() - due);
                measureAgain();
              },
              PERIOD_NANOS,
              TimeUnit.NANOSECONDS);
    }

    long waiting() {
      return executor instanceof SingleThreadEventExecutor one ? one.pendingTasks() : 0;
    }
  }
}
