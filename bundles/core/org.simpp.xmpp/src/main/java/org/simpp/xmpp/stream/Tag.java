package org.simpp.xmpp.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One start tag, read in place: where its names and values stand, with its syntax checked (XML 1.0,
 * productions 40, 41 and 44). It is used again for the next one. What its prefixes mean is {@link
 * PrefixScope}'s.
 */
final class Tag {
  private static final int NONE = -1;

  private static final byte[] EMPTY = {};

  private byte[] bytes = EMPTY;
  private int nameStart;
  private int nameColon = NONE;
  private int nameEnd;
  private boolean isEmpty;
  private int count;

  /**
   * Four positions an attribute: name, colon or -1, end of the name, value; and the value's end.
   */
  private int[] places = new int[5 * 8];

  /** Reads what stands between {@code <} and {@code >}. */
  void read(byte[] b, int start, int end, StreamBounds bounds) throws Violation {
    bytes = b;
    count = 0;
    isEmpty = end > start && b[end - 1] == '/';
    int last = isEmpty ? end - 1 : end;
    nameStart = start;
    nameEnd = qualifiedName(start, last, bounds);
    nameColon = colon(start, nameEnd);
    int p = nameEnd;
    while (true) {
      int next = XmlBytes.skipSpace(b, p, last);
      if (next == last) {
        return;
      }
      if (next == p) {
        throw Violation.notWellFormed("a space is missing before an attribute");
      }
      p = attribute(next, last, bounds);
    }
  }

  private int attribute(int start, int last, StreamBounds bounds) throws Violation {
    if (count == bounds.attributes()) {
      throw Violation.policy("an element has more than " + bounds.attributes() + " attributes");
    }
    int end = qualifiedName(start, last, bounds);
    int p = XmlBytes.skipSpace(bytes, end, last);
    if (p == last || bytes[p] != '=') {
      throw Violation.notWellFormed("an attribute has no value");
    }
    p = XmlBytes.skipSpace(bytes, p + 1, last);
    if (p == last || (bytes[p] != '"' && bytes[p] != '\'')) {
      throw Violation.notWellFormed("an attribute's value has no quotes");
    }
    int valueEnd = XmlBytes.value(bytes, p + 1, last, bytes[p]);
    if (valueEnd - p - 1 > bounds.valueBytes()) {
      throw Violation.policy(
          "an attribute's value is longer than " + bounds.valueBytes() + " bytes");
    }
    keep(start, colon(start, end), end, p + 1, valueEnd);
    return valueEnd + 1;
  }

  private void keep(int... positions) {
    if (places.length < (count + 1) * 5) {
      places = Arrays.copyOf(places, places.length * 2);
    }
    System.arraycopy(positions, 0, places, count * 5, 5);
    count++;
  }

  private int qualifiedName(int start, int last, StreamBounds bounds) throws Violation {
    int end = XmlBytes.name(bytes, start, last);
    if (end < last && bytes[end] == ':') {
      end = XmlBytes.name(bytes, end + 1, last);
    }
    if (end - start > bounds.nameBytes()) {
      throw Violation.policy("a name is longer than " + bounds.nameBytes() + " bytes");
    }
    return end;
  }

  private int colon(int start, int end) {
    for (int p = start; p < end; p++) {
      if (bytes[p] == ':') {
        return p;
      }
    }
    return NONE;
  }

  /** Lets go of the bytes, so that an idle stream does not hold them. */
  void forget() {
    bytes = EMPTY;
    count = 0;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Whether it is an empty-element tag. */
  boolean isEmpty() {
    return isEmpty;
  }

  int nameStart() {
    return nameStart;
  }

  int nameEnd() {
    return nameEnd;
  }

  boolean hasPrefix() {
    return nameColon != NONE;
  }

  int prefixEnd() {
    return nameColon;
  }

  String localName() {
    int start = hasPrefix() ? nameColon + 1 : nameStart;
    return new String(bytes, start, nameEnd - start, StandardCharsets.UTF_8);
  }

  String localName(int attribute) {
    int start = localStart(attribute);
    return new String(bytes, start, end(attribute) - start, StandardCharsets.UTF_8);
  }

  /** How many attributes it has, namespace declarations included. */
  int count() {
    return count;
  }

  int start(int attribute) {
    return places[attribute * 5];
  }

  boolean hasPrefix(int attribute) {
    return places[attribute * 5 + 1] != NONE;
  }

  int prefixEnd(int attribute) {
    return places[attribute * 5 + 1];
  }

  int localStart(int attribute) {
    return hasPrefix(attribute) ? prefixEnd(attribute) + 1 : start(attribute);
  }

  int end(int attribute) {
    return places[attribute * 5 + 2];
  }

  int valueStart(int attribute) {
    return places[attribute * 5 + 3];
  }

  int valueEnd(int attribute) {
    return places[attribute * 5 + 4];
  }

  /** Whether the attribute's name, with its prefix, reads {@code name}. */
  boolean isNamed(int attribute, String name) {
    return Spans.equal(bytes, start(attribute), end(attribute), name);
  }

  /** Whether it declares a prefix. */
  boolean isPrefixDeclaration(int attribute) {
    return hasPrefix(attribute)
        && Spans.equal(bytes, start(attribute), prefixEnd(attribute), "xmlns");
  }

  String value(int attribute) throws Violation {
    return Spans.value(bytes, valueStart(attribute), valueEnd(attribute));
  }

  /** The value of the attribute of that name, with its prefix; "" where there is none. */
  String value(String name) throws Violation {
    for (int i = 0; i < count; i++) {
      if (isNamed(i, name)) {
        return value(i);
      }
    }
    return "";
  }
}
