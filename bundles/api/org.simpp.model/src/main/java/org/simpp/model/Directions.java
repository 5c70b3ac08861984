package org.simpp.model;

/** The Bidi Rule (RFC 5893, section 2) for a localpart that is written from right to left. */
final class Directions {
  private Directions() {}

  /**
   * Nothing where the text has no character from right to left.
   *
   * @throws IllegalArgumentException if it has one and would be shown in more than one way
   */
  static void requireBidiRule(String text) {
    if (text.codePoints().noneMatch(Directions::isRightToLeft)) {
      return;
    }
    boolean isOneWay = text.codePoints().allMatch(Directions::isAllowedAmongRightToLeft);
    boolean hasBothDigits =
        has(text, Character.DIRECTIONALITY_EUROPEAN_NUMBER)
            && has(text, Character.DIRECTIONALITY_ARABIC_NUMBER);
    if (!isOneWay
        || hasBothDigits
        || !isRightToLeft(text.codePointAt(0))
        || !endsFromRightToLeft(text)) {
      throw new IllegalArgumentException(
          "the localpart of an address mixes two directions of writing (RFC 5893, section 2)");
    }
  }

  private static boolean endsFromRightToLeft(String text) {
    int end = text.length();
    while (end > 0 && isMark(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    int last = text.codePointBefore(end);
    return isRightToLeft(last)
        || Character.getDirectionality(last) == Character.DIRECTIONALITY_EUROPEAN_NUMBER
        || Character.getDirectionality(last) == Character.DIRECTIONALITY_ARABIC_NUMBER;
  }

  private static boolean isAllowedAmongRightToLeft(int c) {
    return isRightToLeft(c)
        || switch (Character.getDirectionality(c)) {
          case Character.DIRECTIONALITY_ARABIC_NUMBER,
              Character.DIRECTIONALITY_EUROPEAN_NUMBER,
              Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR,
              Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR,
              Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR,
              Character.DIRECTIONALITY_OTHER_NEUTRALS,
              Character.DIRECTIONALITY_BOUNDARY_NEUTRAL,
              Character.DIRECTIONALITY_NONSPACING_MARK ->
              true;
          default -> false;
        };
  }

  private static boolean isRightToLeft(int c) {
    byte direction = Character.getDirectionality(c);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  private static boolean isMark(int c) {
    return Character.getDirectionality(c) == Character.DIRECTIONALITY_NONSPACING_MARK;
  }

  private static boolean has(String text, byte direction) {
    return text.codePoints().anyMatch(c -> Character.getDirectionality(c) == direction);
  }
}
