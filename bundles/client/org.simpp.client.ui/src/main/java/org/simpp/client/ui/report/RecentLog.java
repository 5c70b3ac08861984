package org.simpp.client.ui.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The last lines of the log, kept for a report. */
public final class RecentLog extends Handler {
  private static final int MAX_LINES = 100;
  private static final int MAX_LENGTH = 300;

  private final Deque<String> lines = new ArrayDeque<>();
  private final Formatter words = new SimpleFormatter();

  private RecentLog() {
    setLevel(Level.INFO);
  }

  /** Listens from now on to everything that is logged, until it is closed. */
  public static RecentLog install() {
    RecentLog made = new RecentLog();
    Logger.getLogger("").addHandler(made);
    return made;
  }

  /** What the one that listens has heard, the oldest first. */
  public static List<String> heard() {
    return Arrays.stream(Logger.getLogger("").getHandlers())
        .filter(RecentLog.class::isInstance)
        .map(RecentLog.class::cast)
        .findFirst()
        .map(RecentLog::lines)
        .orElse(List.of());
  }

  private synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public synchronized void publish(LogRecord told) {
    if (!isLoggable(told)) {
      return;
    }
    Throwable thrown = told.getThrown();
    String line =
        "%s %s %s: %s%s"
            .formatted(
                Instant.ofEpochMilli(told.getMillis()).truncatedTo(ChronoUnit.SECONDS),
                told.getLevel().getName(),
                told.getLoggerName(),
                words.formatMessage(told).lines().findFirst().orElse(""),
                thrown == null ? "" : " (" + thrown.getClass().getName() + ")");
    lines.addLast(line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH));
    if (lines.size() > MAX_LINES) {
      lines.removeFirst();
    }
  }

  @Override
  public void flush() {
    // nothing is held back
  }

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
  }
}
