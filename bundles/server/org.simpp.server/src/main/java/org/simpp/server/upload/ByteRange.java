package org.simpp.server.upload;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some bytes of a file.
 *
 * @param first the number of the first, from 0
 * @param length how many, at least 1
 */
record ByteRange(long first, long length) {
  private static final String NUMBER = "([0-9]{1,18})";
  private static final Pattern ASKED = Pattern.compile("(?i)bytes=([0-9]{0,18})-([0-9]{0,18})");
  private static final Pattern BROUGHT =
      Pattern.compile("(?i)bytes " + NUMBER + "-" + NUMBER + "/" + NUMBER);

  /** Whether {@code header} asks for one range; what asks for others is not minded. */
  static boolean isAsked(String header) {
    Matcher range = ASKED.matcher(header);
    return range.matches() && !(range.group(1).isEmpty() && range.group(2).isEmpty());
  }

  /**
   * What {@code header} asks for of {@code size} bytes (RFC 9110, section 14.1.2); empty where that
   * cannot be satisfied.
   */
  static Optional<ByteRange> asked(String header, long size) {
    Matcher range = ASKED.matcher(header);
    if (!range.matches()) {
      return Optional.empty();
    }
    if (range.group(1).isEmpty()) {
      long length = Math.min(size, Long.parseLong(range.group(2)));
      return length == 0 ? Optional.empty() : Optional.of(new ByteRange(size - length, length));
    }
    long first = Long.parseLong(range.group(1));
    long last =
        range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
    return first > last ? Optional.empty() : Optional.of(new ByteRange(first, last - first + 1));
  }

  /**
   * The end of {@code size} bytes that {@code header} says the request brings (RFC 9110, section
   * 14.5); empty where it says something else.
   */
  static Optional<ByteRange> brought(String header, long size) {
    Matcher range = BROUGHT.matcher(header);
    if (!range.matches()
        || Long.parseLong(range.group(3)) != size
        || Long.parseLong(range.group(2)) != size - 1) {
      return Optional.empty();
    }
    long first = Long.parseLong(range.group(1));
    return first >= size ? Optional.empty() : Optional.of(new ByteRange(first, size - first));
  }
}
