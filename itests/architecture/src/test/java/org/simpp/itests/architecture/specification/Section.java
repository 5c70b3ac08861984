package org.simpp.itests.architecture.specification;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a specification.
 *
 * @param place a number with dots, an appendix's letter with numbers after it, or empty for the
 *     whole document
 */
record Section(String document, String place) implements Comparable<Section> {
  /** Documents that are cited here; a new kind of document is added here. */
  static final String DOCUMENT =
      "(?:RFC \\d{3,5}|XEP-\\d{4}|FIPS \\d{2,3}(?:-\\d)?|SP 800-\\d+[A-Z]?|SEC 1|SIMPP-2007)";

  static final String NUMBER = "\\d+(?:\\.\\d+)*";
  static final String LETTER = "[A-Z](?:\\.\\d+)*";

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(" + DOCUMENT + ")(?:, section (" + NUMBER + ")|, appendix (" + LETTER + "))?");

  private static final Pattern DIGITS = Pattern.compile("\\d+");

  /**
   * Reads the one spelling that an annotation may have.
   *
   * @throws IllegalArgumentException if it is spelt otherwise
   */
  static Section of(String written) {
    Matcher matcher = WRITTEN.matcher(written);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'"
              + written
              + "' is not spelt like 'RFC 6121, section 8.5.2' or 'RFC 6121, appendix A'");
    }
    String section = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
    return new Section(matcher.group(1), section == null ? "" : section);
  }

  /** Whether this is {@code other} or a part of it. */
  boolean isWithin(Section other) {
    return document.equals(other.document)
        && (other.place.isEmpty()
            || place.equals(other.place)
            || place.startsWith(other.place + "."));
  }

  @Override
  public int compareTo(Section other) {
    return Comparator.comparing((Section section) -> sortable(section.document))
        .thenComparing(section -> sortable(section.place))
        .compare(this, other);
  }

  /** With numbers as wide as one another, so that 10 comes after 9. */
  private static String sortable(String text) {
    return DIGITS
        .matcher(text)
        .replaceAll(digits -> "0".repeat(6 - digits.group().length()) + digits.group());
  }
}
