package org.simpp.store;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a message is called in an archive. Ids in the order of their positions are in the order of
 * the messages; the salt makes that nobody can guess one (XEP-0359, section 3).
 *
 * @param position the millisecond since 1970, and 16 bits that count within it
 * @param salt any random number
 */
public record ArchiveId(long position, long salt) implements Comparable<ArchiveId> {
  /** How far the millisecond stands from the position's lowest bit. */
  public static final int MILLISECOND = 16;

  private static final int LENGTH = 32;
  private static final Pattern TEXT = Pattern.compile("[0-9a-f]{" + LENGTH + "}");
  private static final long FARTHEST_SECOND = (Long.MAX_VALUE >> MILLISECOND) / 1000;

  /** The first position of that millisecond; the nearest one that there is, where it is too far. */
  public static long first(Instant time) {
    if (time.getEpochSecond() < 0) {
      return 0;
    }
    return time.getEpochSecond() < FARTHEST_SECOND
        ? time.toEpochMilli() << MILLISECOND
        : Long.MAX_VALUE;
  }

  /** The first position at that time or later. */
  public static long firstFrom(Instant time) {
    long before = lastUpTo(time.minusNanos(1));
    return before == Long.MAX_VALUE ? before : before + 1;
  }

  /** The last position at that time or earlier; -1 where there is none. */
  public static long lastUpTo(Instant time) {
    return time.getEpochSecond() < 0 ? -1 : first(time) | ((1L << MILLISECOND) - 1);
  }

  /** The id that {@code text} writes; empty where it writes none. */
  public static Optional<ArchiveId> of(String text) {
    if (!TEXT.matcher(text).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new ArchiveId(
            HexFormat.fromHexDigitsToLong(text, 0, LENGTH / 2),
            HexFormat.fromHexDigitsToLong(text, LENGTH / 2, LENGTH)));
  }

  /** When the message came, to the millisecond. */
  public Instant time() {
    return Instant.ofEpochMilli(position >>> MILLISECOND);
  }

  @Override
  public int compareTo(ArchiveId other) {
    return Long.compare(position, other.position);
  }

  /** 32 hexadecimal digits in lower case, in the same order as the ids. */
  @Override
  public String toString() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(position) + hex.toHexDigits(salt);
  }
}
