package org.simpp.load.scenario;

import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.simpp.load.client.Clients;
import org.simpp.load.figures.Schedule;

/**
 * Does something each time it is due, at a steady rate, and says when it was due. What is late is
 * done at once, never left out. On the event loop alone.
 */
final class Pacer {
  /** What is due within this time leaves together. */
  private static final long LEAST_PAUSE_NANOS = 100_000;

  private final Clients clients;
  private final Schedule schedule;
  private final LongConsumer action;
  private final BooleanSupplier mayAct;
  private boolean isStopped;

  /**
   * @param mayAct whether there is room for one more; what is due waits for it, and the wait counts
   * @param action is given the instant at which it was due
   */
  Pacer(Clients clients, double rate, BooleanSupplier mayAct, LongConsumer action) {
    this.clients = clients;
    this.schedule = new Schedule(System.nanoTime(), rate);
    this.mayAct = mayAct;
    this.action = action;
  }

  void begin() {
    clients.execute(this::tick);
  }

  void stop() {
    isStopped = true;
  }

  private void tick() {
    if (isStopped) {
      return;
    }
    long now = System.nanoTime();
    while (schedule.isDue(now) && mayAct.getAsBoolean()) {
      action.accept(schedule.take());
    }
    EventLoop loop = clients.loop();
    var unused =
        loop.schedule(() -> clients.execute(this::tick), LEAST_PAUSE_NANOS, TimeUnit.NANOSECONDS);
  }
}
