package org.simpp.server.json;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Writes values as JSON text (RFC 8259) in one line: maps with text keys, iterables, text, finite
 * numbers and truth values.
 */
public final class Json {
  private Json() {}

  /**
   * The JSON text of {@code value}.
   *
   * @throws IllegalArgumentException if it is, or holds, something that JSON has no form for
   */
  public static String write(Object value) {
    StringBuilder out = new StringBuilder();
    append(out, value);
    return out.toString();
  }

  private static void append(StringBuilder out, Object value) {
    if (value instanceof CharSequence text) {
      appendText(out, text);
    } else if (value instanceof Boolean || value instanceof Integer || value instanceof Long) {
      out.append(value);
    } else if (value instanceof Double number && Double.isFinite(number)) {
      out.append(new BigDecimal(number.toString()).toPlainString());
    } else if (value instanceof Map<?, ?> map) {
      appendObject(out, map);
    } else if (value instanceof Iterable<?> list) {
      appendArray(out, list);
    } else {
      throw new IllegalArgumentException("JSON has no form for a " + value.getClass().getName());
    }
  }

  private static void appendObject(StringBuilder out, Map<?, ?> map) {
    String separator = "";
    out.append('{');
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(separator);
      appendText(out, String.valueOf(entry.getKey()));
      out.append(':');
      append(out, entry.getValue());
      separator = ",";
    }
    out.append('}');
  }

  private static void appendArray(StringBuilder out, Iterable<?> list) {
    String separator = "";
    out.append('[');
    for (Object element : list) {
      out.append(separator);
      append(out, element);
      separator = ",";
    }
    out.append(']');
  }

  private static void appendText(StringBuilder out, CharSequence text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
