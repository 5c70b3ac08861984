package org.simpp.xmpp.text;

/** Which characters XML 1.0 (fifth edition) allows where, and how the others are escaped. */
public final class XmlCharacters {
  private XmlCharacters() {}

  /** Whether a document may hold {@code c} (XML 1.0, production 2). */
  public static boolean isAllowed(int c) {
    return isIn(c, 0x20, 0xD7FF)
        || c == '\t'
        || c == '\n'
        || c == '\r'
        || isIn(c, 0xE000, 0xFFFD)
        || isIn(c, 0x10000, 0x10FFFF);
  }

  /** Whether a name without colon may begin with {@code c} (XML 1.0, production 4). */
  public static boolean isNameStart(int c) {
    if (c < 0x80) {
      return isIn(c, 'a', 'z') || isIn(c, 'A', 'Z') || c == '_';
    }
    return (isIn(c, 0xC0, 0x2FF) && c != 0xD7 && c != 0xF7)
        || (isIn(c, 0x370, 0x1FFF) && c != 0x37E)
        || isIn(c, 0x200C, 0x200D)
        || isIn(c, 0x2070, 0x218F)
        || isIn(c, 0x2C00, 0x2FEF)
        || isIn(c, 0x3001, 0xD7FF)
        || isIn(c, 0xF900, 0xFDCF)
        || isIn(c, 0xFDF0, 0xFFFD)
        || isIn(c, 0x10000, 0xEFFFF);
  }

  /** Whether a name without colon may go on with {@code c} (XML 1.0, production 4a). */
  public static boolean isNamePart(int c) {
    return isNameStart(c)
        || isIn(c, '0', '9')
        || c == '-'
        || c == '.'
        || c == 0xB7
        || isIn(c, 0x300, 0x36F)
        || isIn(c, 0x203F, 0x2040);
  }

  /** Whether {@code text} is a name without colon (Namespaces in XML 1.0, production 4). */
  public static boolean isName(String text) {
    return !text.isEmpty()
        && isNameStart(text.codePointAt(0))
        && text.codePoints().allMatch(XmlCharacters::isNamePart);
  }

  /**
   * The same text.
   *
   * @throws IllegalArgumentException if XML cannot hold it
   */
  public static String requireAllowed(String text) {
    text.codePoints()
        .filter(c -> !isAllowed(c))
        .findFirst()
        .ifPresent(
            c -> {
              throw new IllegalArgumentException("XML cannot hold U+%04X".formatted(c));
            });
    return text;
  }

  /** Appends {@code text} so that it may stand between tags. */
  public static void appendText(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '\r' -> out.append("&#13;");
        default -> out.append(c);
      }
    }
  }

  /** Appends {@code value} with a space, its name and quotes, as in a start tag. */
  public static void appendAttribute(StringBuilder out, String name, String value) {
    out.append(' ').append(name).append("='");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '\'' -> out.append("&apos;");
        case '"' -> out.append("&quot;");
        case '\t', '\n', '\r' -> out.append("&#").append((int) c).append(';');
        default -> out.append(c);
      }
    }
    out.append('\'');
  }

  private static boolean isIn(int c, int first, int last) {
    return c >= first && c <= last;
  }
}
