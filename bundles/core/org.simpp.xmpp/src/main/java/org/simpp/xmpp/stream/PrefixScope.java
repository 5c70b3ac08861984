package org.simpp.xmpp.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.text.XmlCharacters;

/**
 * Which prefixes are declared where (Namespaces in XML 1.0). Declarations of the element that is
 * being read are kept as places in the buffer, counted from the element's beginning; those of the
 * stream's header as text.
 */
final class PrefixScope {
  private record Declared(String prefix, String namespace) {}

  private static final int XML = -1;
  private static final int FIRST_OF_STREAM = -2;

  /** Five numbers a declaration: depth, prefix from and to, value from and to. */
  private int[] places = new int[5 * 8];

  private int count;
  private List<Declared> ofStream = List.of();
  private long used;

  /** Forgets everything: a new stream. */
  void clear() {
    count = 0;
    used = 0;
    ofStream = List.of();
  }

  /** Forgets what the last first-level element declared and used. */
  void beginElement() {
    count = 0;
    used = 0;
  }

  /**
   * Takes in the declarations of {@code tag}, and checks that its prefixes are declared and its
   * attributes unique (Namespaces in XML 1.0, sections 3, 5 and 6.3).
   *
   * @param base where the first-level element begins
   */
  void enter(Tag tag, int base, int depth, StreamBounds bounds) throws Violation {
    for (int i = 0; i < tag.count(); i++) {
      if (tag.isPrefixDeclaration(i)) {
        declare(tag, i, base, depth, bounds);
      } else if (tag.isNamed(i, "xmlns")) {
        requireUnreserved(tag.value(i));
      }
    }
    if (tag.hasPrefix()) {
      find(tag.bytes(), tag.nameStart(), tag.prefixEnd(), base);
    }
    for (int i = 0; i < tag.count(); i++) {
      if (tag.hasPrefix(i) && !tag.isPrefixDeclaration(i)) {
        find(tag.bytes(), tag.start(i), tag.prefixEnd(i), base);
      }
      for (int j = 0; j < i; j++) {
        requireDifferent(tag, i, j, base);
      }
    }
  }

  /** Forgets the declarations of elements at {@code depth} and deeper. */
  void leave(int depth) {
    while (count > 0 && places[(count - 1) * 5] >= depth) {
      count--;
    }
  }

  /** Makes the declarations of the header, just entered, those of the stream. */
  void keepAsStream(byte[] b, int base) throws Violation {
    List<Declared> kept = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int at = i * 5;
      kept.add(
          new Declared(
              new String(
                  b,
                  base + places[at + 1],
                  places[at + 2] - places[at + 1],
                  StandardCharsets.UTF_8),
              Spans.value(b, base + places[at + 3], base + places[at + 4])));
    }
    ofStream = kept;
    count = 0;
  }

  /** The namespace of the element's prefix. */
  String namespace(Tag tag, int base) throws Violation {
    return namespace(tag.bytes(), find(tag.bytes(), tag.nameStart(), tag.prefixEnd(), base), base);
  }

  /** The namespace of an attribute's prefix. */
  String namespace(Tag tag, int attribute, int base) throws Violation {
    byte[] b = tag.bytes();
    return namespace(b, find(b, tag.start(attribute), tag.prefixEnd(attribute), base), base);
  }

  /** The stream's declarations that the element has used, each with a space before it. */
  String declarationsOfStreamInUse() {
    if (used == 0) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < ofStream.size(); i++) {
      if ((used & (1L << i)) != 0) {
        Declared declared = ofStream.get(i);
        XmlCharacters.appendAttribute(out, "xmlns:" + declared.prefix(), declared.namespace());
      }
    }
    return out.toString();
  }

  private void declare(Tag tag, int attribute, int base, int depth, StreamBounds bounds)
      throws Violation {
    byte[] b = tag.bytes();
    int prefix = tag.localStart(attribute);
    int end = tag.end(attribute);
    String namespace = tag.value(attribute);
    boolean isXml = Spans.equal(b, prefix, end, "xml");
    if (Spans.equal(b, prefix, end, "xmlns") || isXml != namespace.equals(Namespaces.XML)) {
      throw Violation.notWellFormed("the prefixes xml and xmlns are reserved");
    }
    if (isXml) {
      return;
    }
    requireUnreserved(namespace);
    if (namespace.isEmpty()) {
      throw Violation.notWellFormed("a prefix is declared for no namespace");
    }
    if (count == bounds.declarations()) {
      throw Violation.policy("more than " + bounds.declarations() + " prefixes are declared");
    }
    if (places.length < (count + 1) * 5) {
      places = Arrays.copyOf(places, places.length * 2);
    }
    int at = count * 5;
    places[at] = depth;
    places[at + 1] = prefix - base;
    places[at + 2] = end - base;
    places[at + 3] = tag.valueStart(attribute) - base;
    places[at + 4] = tag.valueEnd(attribute) - base;
    count++;
  }

  private static void requireUnreserved(String namespace) throws Violation {
    if (namespace.equals(Namespaces.XML) || namespace.equals(Namespaces.XMLNS)) {
      throw Violation.notWellFormed("the namespaces of xml and xmlns are reserved");
    }
  }

  /** Which declaration the prefix means: 0 and up of the element, else of XML or the stream. */
  private int find(byte[] b, int start, int end, int base) throws Violation {
    for (int i = count - 1; i >= 0; i--) {
      int at = i * 5;
      if (Spans.equal(b, start, end, base + places[at + 1], base + places[at + 2])) {
        return i;
      }
    }
    if (Spans.equal(b, start, end, "xml")) {
      return XML;
    }
    for (int i = 0; i < ofStream.size(); i++) {
      byte[] prefix = ofStream.get(i).prefix().getBytes(StandardCharsets.UTF_8);
      if (Arrays.equals(b, start, end, prefix, 0, prefix.length)) {
        used |= 1L << i;
        return FIRST_OF_STREAM - i;
      }
    }
    throw Violation.notWellFormed("a prefix is not declared");
  }

  private String namespace(byte[] b, int declaration, int base) throws Violation {
    if (declaration == XML) {
      return Namespaces.XML;
    }
    if (declaration <= FIRST_OF_STREAM) {
      return ofStream.get(FIRST_OF_STREAM - declaration).namespace();
    }
    int at = declaration * 5;
    return Spans.value(b, base + places[at + 3], base + places[at + 4]);
  }

  private void requireDifferent(Tag tag, int one, int other, int base) throws Violation {
    byte[] b = tag.bytes();
    if (!Spans.equal(b, tag.localStart(one), tag.end(one), tag.localStart(other), tag.end(other))) {
      return;
    }
    boolean isSame = tag.hasPrefix(one) == tag.hasPrefix(other);
    if (isSame && tag.hasPrefix(one)) {
      isSame =
          Spans.equal(b, tag.start(one), tag.prefixEnd(one), tag.start(other), tag.prefixEnd(other))
              || haveOneNamespace(tag, one, other, base);
    }
    if (isSame) {
      throw Violation.notWellFormed("an attribute is given twice");
    }
  }

  private boolean haveOneNamespace(Tag tag, int one, int other, int base) throws Violation {
    if (tag.isPrefixDeclaration(one) || tag.isPrefixDeclaration(other)) {
      return false;
    }
    return namespace(tag, one, base).equals(namespace(tag, other, base));
  }
}
