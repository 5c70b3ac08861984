package org.simpp.model;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Prepares the three parts of an address: UsernameCaseMapped and OpaqueString of PRECIS (RFC 8264,
 * RFC 8265) as RFC 7622, section 3 profiles them. What is prepared stays as it is when it is
 * prepared again.
 */
final class AddressPreparation {
  private static final String NOT_IN_LOCALPART = "\"&'/:<>@";
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*]");
  private static final int MAX_LABEL = 63;

  private AddressPreparation() {}

  /** RFC 7622, section 3.3: width mapping, lower case, NFC, then the IdentifierClass. */
  static String local(String text) {
    if (isPreparedAlready(text, "._-")) {
      return text;
    }
    StringBuilder mapped = new StringBuilder(text.length());
    text.codePoints()
        .map(AddressPreparation::narrow)
        .mapToObj(AddressPreparation::lower)
        .forEach(mapped::append);
    String prepared = Normalizer.normalize(mapped, Normalizer.Form.NFC);
    prepared.codePoints().forEach(c -> refuseIf(!isAllowedInLocal(c), "localpart", c));
    Directions.requireBidiRule(prepared);
    return prepared;
  }

  /** RFC 7622, section 3.2: an IP literal, or a name of U-labels in lower case. */
  static String domain(String text) {
    if (isPreparedAlready(text, "-.") && !text.contains("xn--") && !text.endsWith(".")) {
      return hostLabels(text);
    }
    if (text.startsWith("[")) {
      return ipLiteral(text.toLowerCase(Locale.ROOT));
    }
    String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    String lower = isAscii(name) ? name.toLowerCase(Locale.ROOT) : name;
    if (isAscii(lower) && !lower.contains("xn--")) {
      return hostName(lower);
    }
    try {
      String prepared = unicodeLabels(name);
      if (unicodeLabels(prepared).equals(prepared)) {
        return hostLabels(prepared);
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the domainpart is not a domain name", e);
    }
    throw new IllegalArgumentException("the domainpart has more than one way to be written");
  }

  private static String unicodeLabels(String name) {
    String unicode = IDN.toUnicode(IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES));
    return Normalizer.normalize(unicode, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /** RFC 7622, section 3.4: other spaces become SPACE, NFC, then the FreeformClass. */
  static String resource(String text) {
    if (isPreparedAlready(text, "._-")) {
      return text;
    }
    StringBuilder spaced = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c)
        .forEach(spaced::appendCodePoint);
    String prepared = Normalizer.normalize(spaced, Normalizer.Form.NFC);
    if (prepared.startsWith(" ")) {
      throw new IllegalArgumentException("the resourcepart of an address begins with a space");
    }
    prepared
        .codePoints()
        .forEach(c -> refuseIf(CharacterClasses.isNeverAllowed(c), "resourcepart", c));
    return prepared;
  }

  /** Most parts that are prepared were prepared before: letters, digits and {@code others}. */
  private static boolean isPreparedAlready(String text, String others) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPlain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || others.indexOf(c) >= 0;
      if (!isPlain) {
        return false;
      }
    }
    return text.length() <= MAX_LABEL;
  }

  private static boolean isAllowedInLocal(int c) {
    return NOT_IN_LOCALPART.indexOf(c) < 0 && CharacterClasses.isIdentifier(c);
  }

  /** Full-width and half-width forms to their usual width (RFC 8265, section 3.3.1). */
  private static int narrow(int c) {
    boolean isWidthForm = c >= 0xFF01 && c <= 0xFFEE;
    return isWidthForm
        ? Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC).codePointAt(0)
        : c;
  }

  /** Each character by itself, so that a sigma is the same at the end of a word as before it. */
  private static String lower(int c) {
    return Character.toString(c).toLowerCase(Locale.ROOT);
  }

  private static String ipLiteral(String text) {
    if (!IPV6.matcher(text).matches() || text.length() > "[]".length() + 45) {
      throw new IllegalArgumentException("the domainpart is not an IPv6 address in brackets");
    }
    return text;
  }

  private static String hostName(String name) {
    name.chars().forEach(c -> refuseIf(!isHostCharacter(c), "domainpart", c));
    return hostLabels(name);
  }

  private static String hostLabels(String name) {
    int start = 0;
    while (start <= name.length()) {
      int dot = name.indexOf('.', start);
      int end = dot < 0 ? name.length() : dot;
      if (end == start || end - start > MAX_LABEL) {
        throw new IllegalArgumentException(
            "each label of the domainpart has 1 to " + MAX_LABEL + " characters");
      }
      start = end + 1;
    }
    return name;
  }

  private static boolean isHostCharacter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static void refuseIf(boolean refused, String part, int character) {
    if (refused) {
      throw new IllegalArgumentException(
          "the %s of an address cannot hold U+%04X".formatted(part, character));
    }
  }
}
