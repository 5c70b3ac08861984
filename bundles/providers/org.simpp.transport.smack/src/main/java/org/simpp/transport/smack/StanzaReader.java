package org.simpp.transport.smack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementBounds;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.StanzaCodec;

/**
 * Reads one stanza out of Smack's parser, every element and attribute of it: nothing passes through
 * Smack's own object model, so nothing is lost there.
 */
final class StanzaReader {
  private static final ElementBounds BOUNDS = ElementBounds.STANDARD;

  private final XmlPullParser parser;
  private int characters;
  private int elements;

  private StanzaReader(XmlPullParser parser) {
    this.parser = parser;
  }

  /**
   * The stanza at whose start tag {@code parser} stands; it stands at the end tag afterwards. Empty
   * where an address of it is none: such a stanza is for nobody.
   *
   * @throws StreamViolation if it is larger than any stanza may be, or holds what none may
   */
  static Optional<Stanza> read(XmlPullParser parser) throws IOException, XmlPullParserException {
    return new StanzaReader(parser).stanza();
  }

  /**
   * The element at whose start tag {@code parser} stands; it stands at the end tag afterwards.
   *
   * @throws StreamViolation as {@link #read}
   */
  static Element element(XmlPullParser parser) throws IOException, XmlPullParserException {
    return new StanzaReader(parser).element(1);
  }

  private Optional<Stanza> stanza() throws IOException, XmlPullParserException {
    Stanza.Builder stanza = Stanza.builder(kind());
    stanza.id(attribute("id"));
    stanza.type(attribute("type"));
    stanza.language(parser.getAttributeValue(Namespaces.XML, "lang"));
    String from = attribute("from");
    String to = attribute("to");
    stanza.payload(StanzaCodec.payload(children()));
    try {
      stanza.from(from == null ? null : Jid.of(from));
      stanza.to(to == null ? null : Jid.of(to));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return Optional.of(stanza.build());
  }

  private @Nullable String attribute(String name) {
    return parser.getAttributeValue("", name);
  }

  private Stanza.Kind kind() {
    for (Stanza.Kind kind : Stanza.Kind.values()) {
      if (kind.elementName().equals(parser.getName())
          && parser.getNamespace().equals(Namespaces.CLIENT)) {
        return kind;
      }
    }
    throw new StreamViolation(StreamCondition.UNSUPPORTED_STANZA_TYPE, "no stanza of RFC 6120");
  }

  private List<Element> children() throws IOException, XmlPullParserException {
    List<Element> children = new ArrayList<>();
    while (true) {
      switch (parser.next()) {
        case START_ELEMENT -> children.add(element(2));
        case END_ELEMENT -> {
          return children;
        }
        case TEXT_CHARACTERS, IGNORABLE_WHITESPACE -> text();
        default -> throw restricted();
      }
    }
  }

  private Element element(int depth) throws IOException, XmlPullParserException {
    Element.Builder element = begin(depth);
    while (true) {
      switch (parser.next()) {
        case START_ELEMENT -> element.child(element(depth + 1));
        case END_ELEMENT -> {
          return element.build();
        }
        case TEXT_CHARACTERS, IGNORABLE_WHITESPACE -> element.text(text());
        default -> throw restricted();
      }
    }
  }

  private Element.Builder begin(int depth) {
    elements++;
    if (depth > BOUNDS.depth()
        || elements > BOUNDS.elements()
        || parser.getAttributeCount() > BOUNDS.attributes()) {
      throw tooLarge();
    }
    Element.Builder element = Element.builder(orNone(parser.getNamespace()), parser.getName());
    count(parser.getName());
    for (int i = 0; i < parser.getAttributeCount(); i++) {
      count(parser.getAttributeValue(i));
      element.attribute(
          orNone(parser.getAttributeNamespace(i)),
          parser.getAttributeName(i),
          parser.getAttributeValue(i));
    }
    return element;
  }

  private String text() {
    String text = parser.getText();
    count(text);
    return text;
  }

  private void count(String text) {
    characters += text.length();
    if (characters > BOUNDS.bytes()) {
      throw tooLarge();
    }
  }

  private static String orNone(@Nullable String namespace) {
    return namespace == null ? "" : namespace;
  }

  private static StreamViolation tooLarge() {
    return new StreamViolation(StreamCondition.POLICY_VIOLATION, "a stanza is too large");
  }

  private static StreamViolation restricted() {
    return new StreamViolation(
        StreamCondition.RESTRICTED_XML, "a comment, entity or instruction in a stanza");
  }
}
