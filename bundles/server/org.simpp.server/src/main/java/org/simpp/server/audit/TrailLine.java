package org.simpp.server.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.simpp.server.AuditLog;

/**
 * One line of the trail.
 *
 * @param number counted from 1
 * @param text all of it before the hash
 * @param hash over the hash before and {@code text}
 * @param seal of the hash
 */
record TrailLine(long number, String text, String hash, String seal) {
  /** What stands in the place of the hash before the first line. */
  static final String NOTHING_BEFORE = "0".repeat(64);

  private static final Pattern FORM =
      Pattern.compile("(seq=(\\d{1,18}) at=.*) hash=([0-9a-f]{64}) seal=([0-9a-f]{32})");
  private static final String FIELD = "(?:^| )%s=(?:\"([^\"]*)\"|(\\S*))";

  /** The line that follows one with {@code before} as its hash. */
  static TrailLine following(Seal seal, long number, String before, Instant at, String what) {
    String text = "seq=%d at=%s %s".formatted(number, at.truncatedTo(ChronoUnit.MILLIS), what);
    String hash = Seal.hash(before, text);
    return new TrailLine(number, text, hash, seal.of(hash));
  }

  /** The line as it was written; empty where it is none. */
  static Optional<TrailLine> parse(String written) {
    Matcher parts = FORM.matcher(written);
    return parts.matches()
        ? Optional.of(
            new TrailLine(
                Long.parseLong(parts.group(2)), parts.group(1), parts.group(3), parts.group(4)))
        : Optional.empty();
  }

  /** As it is written, without the line's end. */
  String written() {
    return text + " hash=" + hash + " seal=" + seal;
  }

  AuditLog.Entry entry() {
    return new AuditLog.Entry(
        number,
        field("at"),
        field("who"),
        field("what"),
        field("on"),
        field("result"),
        field("why"),
        hash);
  }

  private String field(String name) {
    Matcher found = Pattern.compile(FIELD.formatted(name)).matcher(text);
    if (!found.find()) {
      return "";
    }
    return found.group(1) == null ? found.group(2) : found.group(1);
  }
}
