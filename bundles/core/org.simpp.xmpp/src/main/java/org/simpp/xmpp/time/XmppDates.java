package org.simpp.xmpp.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Points in time as XMPP writes them (XEP-0082, section 3.2): UTC, to the millisecond. */
public final class XmppDates {
  private XmppDates() {}

  public static String write(Instant time) {
    return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.MILLIS));
  }

  /** The time that {@code text} writes, in whatever zone; empty where it writes none. */
  public static Optional<Instant> parse(String text) {
    try {
      return text.length() > 40
          ? Optional.empty()
          : Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The offset that {@code text} writes: {@code Z}, {@code +08:00} or {@code -06:00}. */
  public static Optional<ZoneOffset> parseOffset(String text) {
    try {
      return text.matches("Z|[+-]\\d\\d:\\d\\d")
          ? Optional.of(ZoneOffset.of(text))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
