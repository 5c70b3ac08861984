package org.simpp.server.push;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one client has been notified of since it was here: one notification is under way at a time,
 * and what comes meanwhile goes with the next. Safe for use by many threads.
 */
final class Progress {
  /** Transient errors in a row, after which nothing is published any more (section 7.1). */
  private static final int MAX_ERRORS = 10;

  /** After which one that was not answered is forgotten. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private int messages;
  private int errors;
  private boolean isLate;
  private @Nullable Instant published;

  /** So many more messages have come; whether one notification may be published now. */
  synchronized boolean counts(int more, Instant now) {
    messages += more;
    boolean isFree = published == null || published.plus(PATIENCE).isBefore(now);
    if (isFree) {
      published = now;
    }
    isLate = !isFree;
    return isFree;
  }

  synchronized int messages() {
    return messages;
  }

  /** Nobody could be told. */
  synchronized void isUntold() {
    published = null;
  }

  /** It was taken; whether messages have come since, of which the next one tells. */
  synchronized boolean isTold() {
    errors = 0;
    published = null;
    return isLate;
  }

  /** It was refused for the moment; whether that has happened too often. */
  synchronized boolean isRefused() {
    errors++;
    published = null;
    return errors >= MAX_ERRORS;
  }
}
