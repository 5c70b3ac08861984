package org.simpp.transport.netty;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.negotiation.Negotiation;

/** How long one connection may take to log in, and how long it may then be silent. */
final class Deadlines {
  private final EventLoop loop;
  private final Negotiation negotiation;
  private long heardAt = System.nanoTime();
  private @Nullable Future<?> timer;

  Deadlines(EventLoop loop, Negotiation negotiation) {
    this.loop = loop;
    this.negotiation = negotiation;
  }

  /** The peer must have a bound resource after {@code time}. */
  void loginWithin(Duration time) {
    timer =
        loop.schedule(
            () ->
                negotiation.fail(
                    StreamCondition.POLICY_VIOLATION,
                    "login takes longer than " + time.toSeconds() + " seconds"),
            time.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** The peer has logged in, and may be silent for {@code time}; zero is for ever. */
  void idleAtMost(Duration time) {
    cancel();
    if (!time.isZero()) {
      waitFor(time, time.toNanos());
    }
  }

  /** Something has come. */
  void heard() {
    heardAt = System.nanoTime();
  }

  void cancel() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private void waitFor(Duration time, long nanos) {
    timer = loop.schedule(() -> check(time), nanos, TimeUnit.NANOSECONDS);
  }

  private void check(Duration time) {
    long left = time.toNanos() - (System.nanoTime() - heardAt);
    if (left > 0) {
      waitFor(time, left);
    } else {
      negotiation.fail(
          StreamCondition.CONNECTION_TIMEOUT,
          "nothing was heard for " + time.toSeconds() + " seconds");
    }
  }
}
