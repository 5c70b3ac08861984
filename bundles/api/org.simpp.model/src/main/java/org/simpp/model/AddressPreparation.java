package org.simpp.model;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Prepares the three parts of an address: UsernameCaseMapped and OpaqueString of PRECIS (RFC 8264,
 * RFC 8265) as RFC 7622, section 3 profiles them.
 */
final class AddressPreparation {
  private static final String NOT_IN_LOCALPART = "\"&'/:<>@";

  private AddressPreparation() {}

  /** RFC 7622, section 3.3: width mapping, lower case, NFC, then the IdentifierClass. */
  static String local(String text) {
    if (isPlainAscii(text)) {
      return requireAllowedLocal(text.toLowerCase(Locale.ROOT));
    }
    StringBuilder narrow = new StringBuilder(text.length());
    text.codePoints().map(AddressPreparation::narrow).forEach(narrow::appendCodePoint);
    String prepared =
        Normalizer.normalize(narrow.toString().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    return requireAllowedLocal(prepared);
  }

  /** RFC 7622, section 3.2: an IP literal, or a name of U-labels in lower case. */
  static String domain(String text) {
    if (text.startsWith("[") && text.endsWith("]")) {
      return text.toLowerCase(Locale.ROOT);
    }
    String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    if (isPlainAscii(name) && !name.contains("xn--")) {
      requireHostCharacters(name);
      return name.toLowerCase(Locale.ROOT);
    }
    try {
      String ascii = IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES);
      return Normalizer.normalize(IDN.toUnicode(ascii), Normalizer.Form.NFC)
          .toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the domainpart is not a domain name", e);
    }
  }

  /** RFC 7622, section 3.4: other spaces become SPACE, NFC, then the FreeformClass. */
  static String resource(String text) {
    StringBuilder spaced = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c)
        .forEach(spaced::appendCodePoint);
    String prepared = Normalizer.normalize(spaced, Normalizer.Form.NFC);
    prepared.codePoints().forEach(c -> refuseIf(isNeverAllowed(c), "resourcepart", c));
    return prepared;
  }

  private static String requireAllowedLocal(String prepared) {
    prepared
        .codePoints()
        .forEach(
            c ->
                refuseIf(
                    NOT_IN_LOCALPART.indexOf(c) >= 0 || !isIdentifierCharacter(c), "localpart", c));
    return prepared;
  }

  /** RFC 8264, section 4.2: letters, digits and the printable characters of ASCII. */
  private static boolean isIdentifierCharacter(int c) {
    if (c < 0x80) {
      return c > 0x20 && c < 0x7F;
    }
    return switch (Character.getType(c)) {
      case Character.LOWERCASE_LETTER,
          Character.UPPERCASE_LETTER,
          Character.OTHER_LETTER,
          Character.MODIFIER_LETTER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER ->
          !isNeverAllowed(c) && !hasCompatibilityEquivalent(c);
      default -> false;
    };
  }

  private static boolean isNeverAllowed(int c) {
    return Character.isISOControl(c)
        || !Character.isDefined(c)
        || (c < 0x10000 && Character.isSurrogate((char) c))
        || Character.getType(c) == Character.PRIVATE_USE
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
        || Character.isIdentifierIgnorable(c);
  }

  private static boolean hasCompatibilityEquivalent(int c) {
    String one = Character.toString(c);
    return !Normalizer.normalize(one, Normalizer.Form.NFKC)
        .equals(Normalizer.normalize(one, Normalizer.Form.NFC));
  }

  /** Full-width and half-width forms to their usual width (RFC 8265, section 3.3.1). */
  private static int narrow(int c) {
    boolean isWidthForm = c >= 0xFF01 && c <= 0xFFEE;
    return isWidthForm
        ? Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC).codePointAt(0)
        : c;
  }

  private static void requireHostCharacters(String name) {
    name.chars().forEach(c -> refuseIf(!isHostCharacter(c), "domainpart", c));
    if (name.startsWith(".") || name.contains("..")) {
      throw new IllegalArgumentException("the domainpart has an empty label");
    }
  }

  private static boolean isHostCharacter(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.';
  }

  private static boolean isPlainAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static void refuseIf(boolean refused, String part, int character) {
    if (refused) {
      throw new IllegalArgumentException(
          "the %s of an address cannot hold U+%04X".formatted(part, character));
    }
  }
}
