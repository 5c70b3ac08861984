package org.simpp.xmpp.stream;

import java.nio.charset.StandardCharsets;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.text.XmlCharacters;

/** The lowest productions of XML 1.0, read from UTF-8 bytes in place. */
final class XmlBytes {
  private static final int ALLOWED = 1;
  private static final int NAME_START = 2;
  private static final int NAME_PART = 4;
  private static final int PLAIN = 8;
  private static final byte[] ASCII = classes();
  private static final int LONGEST_REFERENCE = 32;

  private XmlBytes() {}

  static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }

  static int skipSpace(byte[] b, int from, int end) {
    int p = from;
    while (p < end && isSpace(b[p])) {
      p++;
    }
    return p;
  }

  /** The position after the name without colon that begins at {@code from}. */
  static int name(byte[] b, int from, int end) throws Violation {
    int p = from;
    while (p < end) {
      if (b[p] >= 0) {
        if ((ASCII[b[p]] & (p == from ? NAME_START : NAME_PART)) == 0) {
          break;
        }
        p++;
      } else {
        int character = requireCharacter(b, p, end);
        int point = character >> 3;
        if (!(p == from ? XmlCharacters.isNameStart(point) : XmlCharacters.isNamePart(point))) {
          break;
        }
        p += character & 7;
      }
    }
    if (p == from) {
      throw Violation.notWellFormed("a name was expected");
    }
    return p;
  }

  /**
   * Goes over character data and references (XML 1.0, production 43), in an element: a tag stands
   * somewhere before.
   *
   * @return the position of the first {@code <}, or {@code end}, or where a character or reference
   *     begins whose end has not come
   */
  static int text(byte[] b, int from, int end) throws Violation {
    int p = from;
    while (p < end) {
      byte c = b[p];
      if (c >= 0 && (ASCII[c] & PLAIN) != 0) {
        p++;
      } else if (c == '<') {
        return p;
      } else if (c == '>') {
        if (b[p - 1] == ']' && b[p - 2] == ']') {
          throw Violation.notWellFormed("]]> stands in text");
        }
        p++;
      } else {
        int next = c == '&' ? reference(b, p, end) : character(b, p, end);
        if (next < 0) {
          return p;
        }
        p = next;
      }
    }
    return p;
  }

  /** Goes over an attribute's value up to its closing {@code quote}, which is there. */
  static int value(byte[] b, int from, int end, byte quote) throws Violation {
    int p = from;
    while (p < end && b[p] != quote) {
      byte c = b[p];
      if ((c >= 0 && (ASCII[c] & PLAIN) != 0) || c == '>') {
        p++;
        continue;
      }
      if (c == '<') {
        throw Violation.notWellFormed("< stands in an attribute's value");
      }
      p = c == '&' ? reference(b, p, end) : character(b, p, end);
      if (p < 0) {
        throw Violation.notWellFormed(
            "a reference or character in an attribute's value is cut off");
      }
    }
    if (p >= end) {
      throw Violation.notWellFormed("an attribute's value has no end");
    }
    return p;
  }

  /** The position after one allowed character, or -1 where its last bytes have not come. */
  static int character(byte[] b, int p, int end) throws Violation {
    if (b[p] >= 0) {
      if ((ASCII[b[p]] & ALLOWED) == 0) {
        throw Violation.notWellFormed("a control character is not allowed in XML");
      }
      return p + 1;
    }
    int character = decode(b, p, end);
    if (character == 0) {
      return -1;
    }
    if (!XmlCharacters.isAllowed(character >> 3)) {
      throw Violation.notWellFormed("a character is not allowed in XML");
    }
    return p + (character & 7);
  }

  /**
   * The position after the reference at {@code from}, or -1 where its end has not come. Allowed are
   * the five predefined entities and characters by number (RFC 6120, section 11.1).
   */
  static int reference(byte[] b, int from, int end) throws Violation {
    int last = Math.min(end, from + LONGEST_REFERENCE);
    int p = from + 1;
    while (p < last && b[p] != ';') {
      if (b[p] == '<' || b[p] == '&' || isSpace(b[p])) {
        throw Violation.notWellFormed("a reference has no end");
      }
      p++;
    }
    if (p == last) {
      if (last == end) {
        return -1;
      }
      throw Violation.policy("a reference is longer than " + LONGEST_REFERENCE + " bytes");
    }
    referred(b, from, p);
    return p + 1;
  }

  /** The character that the reference from {@code &} to {@code semicolon} stands for. */
  static int referred(byte[] b, int ampersand, int semicolon) throws Violation {
    String name =
        new String(b, ampersand + 1, semicolon - ampersand - 1, StandardCharsets.ISO_8859_1);
    return switch (name) {
      case "lt" -> '<';
      case "gt" -> '>';
      case "amp" -> '&';
      case "apos" -> '\'';
      case "quot" -> '"';
      default -> {
        if (name.startsWith("#")) {
          yield numbered(name);
        }
        throw Violation.restricted("only the five predefined entities may be referred to");
      }
    };
  }

  private static int numbered(String name) throws Violation {
    boolean isHexadecimal = name.startsWith("#x");
    int radix = isHexadecimal ? 16 : 10;
    int first = isHexadecimal ? 2 : 1;
    int point = 0;
    for (int i = first; i < name.length() && point <= Character.MAX_CODE_POINT; i++) {
      int digit = Character.digit(name.charAt(i), radix);
      point = digit < 0 ? Integer.MAX_VALUE : point * radix + digit;
    }
    if (first == name.length() || !XmlCharacters.isAllowed(point)) {
      throw Violation.notWellFormed("a reference by number names no character of XML");
    }
    return point;
  }

  private static int requireCharacter(byte[] b, int p, int end) throws Violation {
    int character = decode(b, p, end);
    if (character == 0) {
      throw badEncoding();
    }
    return character;
  }

  /**
   * One character of two to four bytes (RFC 3629, section 4).
   *
   * @return the code point times 8, plus the number of bytes; 0 where the last ones have not come
   */
  private static int decode(byte[] b, int p, int end) throws Violation {
    int lead = b[p] & 0xFF;
    if (lead < 0xC2 || lead > 0xF4) {
      throw badEncoding();
    }
    int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    int point = lead & (0x7F >> length);
    for (int i = 1; i < length; i++) {
      if (p + i >= end) {
        return 0;
      }
      int next = b[p + i] & 0xFF;
      if ((next & 0xC0) != 0x80 || (i == 1 && isOverlongOrBeyond(lead, next))) {
        throw badEncoding();
      }
      point = (point << 6) | (next & 0x3F);
    }
    return (point << 3) | length;
  }

  private static boolean isOverlongOrBeyond(int lead, int next) {
    return switch (lead) {
      case 0xE0 -> next < 0xA0;
      case 0xED -> next > 0x9F;
      case 0xF0 -> next < 0x90;
      case 0xF4 -> next > 0x8F;
      default -> false;
    };
  }

  private static Violation badEncoding() {
    return new Violation(StreamCondition.UNSUPPORTED_ENCODING, "the bytes are not UTF-8");
  }

  private static byte[] classes() {
    byte[] classes = new byte[128];
    for (int c = 0; c < 128; c++) {
      int kind = 0;
      kind |= XmlCharacters.isAllowed(c) ? ALLOWED : 0;
      kind |= XmlCharacters.isNameStart(c) ? NAME_START : 0;
      kind |= XmlCharacters.isNamePart(c) ? NAME_PART : 0;
      kind |= XmlCharacters.isAllowed(c) && c != '<' && c != '&' && c != '>' ? PLAIN : 0;
      classes[c] = (byte) kind;
    }
    return classes;
  }
}
