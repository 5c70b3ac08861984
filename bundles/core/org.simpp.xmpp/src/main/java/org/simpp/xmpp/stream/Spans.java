package org.simpp.xmpp.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Compares and decodes ranges of bytes that have been checked. */
final class Spans {
  private Spans() {}

  /** Whether the bytes spell {@code ascii}. */
  static boolean equal(byte[] b, int start, int end, String ascii) {
    if (end - start != ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (b[start + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  static boolean equal(byte[] b, int start, int end, int otherStart, int otherEnd) {
    return Arrays.equals(b, start, end, b, otherStart, otherEnd);
  }

  /** An attribute's value: references resolved, white space made SPACE (XML 1.0, section 3.3.3). */
  static String value(byte[] b, int start, int end) throws Violation {
    int p = start;
    while (p < end && b[p] != '&' && (b[p] >= ' ' || b[p] < 0)) {
      p++;
    }
    String plain = new String(b, start, p - start, StandardCharsets.UTF_8);
    return p == end ? plain : resolved(b, p, end, new StringBuilder(plain));
  }

  /** Text of an element: references resolved, line ends made LINE FEED (XML 1.0, section 2.11). */
  static void appendText(byte[] b, int start, int end, StringBuilder out) throws Violation {
    int p = start;
    while (p < end) {
      if (b[p] == '&') {
        int semicolon = XmlBytes.reference(b, p, end) - 1;
        out.appendCodePoint(XmlBytes.referred(b, p, semicolon));
        p = semicolon + 1;
      } else if (b[p] == '\r') {
        out.append('\n');
        p += p + 1 < end && b[p + 1] == '\n' ? 2 : 1;
      } else {
        int next = p + 1;
        while (next < end && b[next] != '&' && b[next] != '\r') {
          next++;
        }
        out.append(new String(b, p, next - p, StandardCharsets.UTF_8));
        p = next;
      }
    }
  }

  private static String resolved(byte[] b, int start, int end, StringBuilder out) throws Violation {
    int p = start;
    while (p < end) {
      if (b[p] == '&') {
        int semicolon = XmlBytes.reference(b, p, end) - 1;
        out.appendCodePoint(XmlBytes.referred(b, p, semicolon));
        p = semicolon + 1;
      } else if (XmlBytes.isSpace(b[p])) {
        boolean isPair = b[p] == '\r' && p + 1 < end && b[p + 1] == '\n';
        out.append(' ');
        p += isPair ? 2 : 1;
      } else {
        int next = p + 1;
        while (next < end && b[next] != '&' && !XmlBytes.isSpace(b[next])) {
          next++;
        }
        out.append(new String(b, p, next - p, StandardCharsets.UTF_8));
        p = next;
      }
    }
    return out.toString();
  }
}
