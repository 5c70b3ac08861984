package org.simpp.model;

import java.text.Normalizer;

/**
 * The string classes of PRECIS (RFC 8264, sections 4 and 9). Characters that are allowed only in
 * some contexts (sections 9.6 and 9.9: joiners, middle dots and the like) are refused everywhere.
 */
final class CharacterClasses {
  private CharacterClasses() {}

  /** Whether the IdentifierClass has it (RFC 8264, section 4.2). */
  static boolean isIdentifier(int c) {
    if (c < 0x80) {
      return c > 0x20 && c < 0x7F;
    }
    if (isExceptionallyAllowed(c)) {
      return true;
    }
    return isLetterOrDigit(c)
        && !isNeverAllowed(c)
        && !isExceptionallyRefused(c)
        && !hasCompatibilityEquivalent(c);
  }

  /** Whether not even the FreeformClass has it (RFC 8264, section 4.3). */
  static boolean isNeverAllowed(int c) {
    return Character.isISOControl(c)
        || !Character.isDefined(c)
        || Character.getType(c) == Character.SURROGATE
        || Character.getType(c) == Character.PRIVATE_USE
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
        || isIgnorable(c)
        || isOldHangul(c);
  }

  /** RFC 8264, section 9.1. */
  private static boolean isLetterOrDigit(int c) {
    return switch (Character.getType(c)) {
      case Character.LOWERCASE_LETTER,
          Character.UPPERCASE_LETTER,
          Character.OTHER_LETTER,
          Character.MODIFIER_LETTER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER ->
          true;
      default -> false;
    };
  }

  /** RFC 8264, section 9.6: those that are valid. */
  private static boolean isExceptionallyAllowed(int c) {
    return c == 0xDF || c == 0x3C2 || c == 0x6FD || c == 0x6FE || c == 0xF0B || c == 0x3007;
  }

  /** RFC 8264, section 9.6: those that are not. */
  private static boolean isExceptionallyRefused(int c) {
    return c == 0x640
        || c == 0x7FA
        || isIn(c, 0x302E, 0x302F)
        || isIn(c, 0x3031, 0x3035)
        || c == 0x303B;
  }

  /** RFC 8264, section 9.13: default ignorable code points. */
  private static boolean isIgnorable(int c) {
    return Character.isIdentifierIgnorable(c)
        || c == 0x34F
        || isIn(c, 0x115F, 0x1160)
        || isIn(c, 0x17B4, 0x17B5)
        || isIn(c, 0x180B, 0x180F)
        || c == 0x3164
        || isIn(c, 0xFE00, 0xFE0F)
        || c == 0xFFA0
        || isIn(c, 0xE0000, 0xE0FFF);
  }

  /** RFC 8264, section 9.9. */
  private static boolean isOldHangul(int c) {
    return isIn(c, 0x1100, 0x11FF) || isIn(c, 0xA960, 0xA97C) || isIn(c, 0xD7B0, 0xD7FB);
  }

  /** RFC 8264, section 9.17. */
  private static boolean hasCompatibilityEquivalent(int c) {
    String one = Character.toString(c);
    return !Normalizer.normalize(one, Normalizer.Form.NFKC)
        .equals(Normalizer.normalize(one, Normalizer.Form.NFC));
  }

  private static boolean isIn(int c, int first, int last) {
    return c >= first && c <= last;
  }
}
