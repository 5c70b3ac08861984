package org.simpp.server.tracing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.server.ServerTraces;
import org.simpp.server.ServerTraces.Line;

/** One trace. Those who bring lines never wait; what there is no room for is counted. */
final class Following implements ServerTraces.Trace {
  private static final int MOST_WAITING = 1_000;

  private final @Nullable Jid whom;
  private final Instant end;
  private final Clock clock;
  private final Consumer<Following> closed;
  private final BlockingQueue<Line> lines = new ArrayBlockingQueue<>(MOST_WAITING);
  private volatile boolean isClosed;
  private long second;
  private int shown;
  private long leftOut;

  Following(@Nullable Jid whom, Instant end, Clock clock, Consumer<Following> closed) {
    this.whom = whom;
    this.end = end;
    this.clock = clock;
    this.closed = closed;
  }

  /** Whether a stanza of that session is to be shown now; one that is not is counted. */
  boolean takes(Jid session) {
    boolean isMeant =
        whom == null || session.equals(whom) || (whom.isBare() && session.bare().equals(whom));
    return isMeant && !isOver() && hasRoom(clock.instant().getEpochSecond());
  }

  private synchronized boolean hasRoom(long now) {
    if (now != second) {
      second = now;
      shown = 0;
    }
    if (shown >= ServerTraces.MOST_A_SECOND) {
      leftOut++;
      return false;
    }
    shown++;
    return true;
  }

  void add(Line line) {
    if (!lines.offer(line)) {
      synchronized (this) {
        leftOut++;
      }
    }
  }

  @Override
  public Optional<Line> next(Duration patience) throws InterruptedException {
    return Optional.ofNullable(lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public synchronized long leftOut() {
    return leftOut;
  }

  @Override
  public boolean isOver() {
    return isClosed || !clock.instant().isBefore(end);
  }

  @Override
  public void close() {
    isClosed = true;
    closed.accept(this);
  }
}
