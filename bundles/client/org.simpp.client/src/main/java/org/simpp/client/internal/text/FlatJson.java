package org.simpp.client.internal.text;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One JSON object whose values are all strings (RFC 8259): what an invitation is. Anything else is
 * refused, a name that stands twice too.
 */
public final class FlatJson {
  private static final int MAX_LENGTH = 16_384;

  private final String text;
  private int position;

  private FlatJson(String text) {
    this.text = text;
  }

  /**
   * The fields of the object, in their order.
   *
   * @throws IllegalArgumentException if it is not exactly such an object; the message says where
   */
  public static Map<String, String> read(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("longer than " + MAX_LENGTH + " characters");
    }
    return new FlatJson(text).object();
  }

  private Map<String, String> object() {
    Map<String, String> fields = new LinkedHashMap<>();
    expect('{');
    if (next() != '}') {
      do {
        String name = string();
        expect(':');
        if (fields.put(name, string()) != null) {
          throw wrong("a name stands twice");
        }
      } while (take(','));
    }
    expect('}');
    if (next() != 0) {
      throw wrong("something follows the object");
    }
    return fields;
  }

  private String string() {
    expect('"');
    StringBuilder content = new StringBuilder();
    while (true) {
      char c = raw();
      if (c == '"') {
        return content.toString();
      }
      if (c < ' ') {
        throw wrong("a control character stands in a string");
      }
      content.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() {
    char c = raw();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) ((hex() << 12) | (hex() << 8) | (hex() << 4) | hex());
      default -> throw wrong("an unknown escape");
    };
  }

  private int hex() {
    int digit = Character.digit(raw(), 16);
    if (digit < 0) {
      throw wrong("four hexadecimal digits follow \\u");
    }
    return digit;
  }

  private char raw() {
    if (position >= text.length()) {
      throw wrong("it ends too early");
    }
    return text.charAt(position++);
  }

  /** The next character that is no white space, not taken; 0 at the end. */
  private char next() {
    while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
    return position < text.length() ? text.charAt(position) : 0;
  }

  private boolean take(char expected) {
    if (next() != expected) {
      return false;
    }
    position++;
    return true;
  }

  private void expect(char expected) {
    if (!take(expected)) {
      throw wrong("'" + expected + "' is expected");
    }
  }

  private IllegalArgumentException wrong(String rule) {
    return new IllegalArgumentException(rule + ", at character " + position);
  }
}
