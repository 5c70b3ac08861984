package org.simpp.server.archive;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.simpp.store.ArchiveStore;
import org.simpp.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets what is older than it may be, a bounded piece at a time, so that it holds up nobody for
 * long (XEP-0313, section 3.2).
 */
final class Retention {
  private static final Logger log = LoggerFactory.getLogger(Retention.class);
  private static final int PIECE = 1_000;

  private final ArchiveStore store;
  private final Supplier<Duration> kept;
  private final Clock clock;
  private final Executor soon;
  private final Executor later;

  /**
   * @param kept how long messages are kept; zero for ever
   * @param soon where the next piece is taken, after a moment
   * @param later where it is looked again
   */
  Retention(
      ArchiveStore store, Supplier<Duration> kept, Clock clock, Executor soon, Executor later) {
    this.store = store;
    this.kept = kept;
    this.clock = clock;
    this.soon = soon;
    this.later = later;
  }

  /** Takes a piece, and goes on until the server ends. */
  void run() {
    boolean isMore = false;
    try {
      Duration age = kept.get();
      isMore = !age.isZero() && store.purge(clock.instant().minus(age), PIECE) == PIECE;
    } catch (StoreException e) {
      log.info("old messages are forgotten later: {}", e.getMessage());
    }
    (isMore ? soon : later).execute(this::run);
  }
}
