package org.simpp.xmpp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.xmpp.text.XmlCharacters;

/** Stanzas as XML bytes and back (RFC 6120, section 8). Thread-safe. */
public final class StanzaCodec {
  private StanzaCodec() {}

  /** {@code stanza} as it stands in a stream whose default namespace is {@code jabber:client}. */
  public static Bytes encode(Stanza stanza) {
    String name = stanza.kind().elementName();
    StringBuilder head = new StringBuilder(160).append('<').append(name);
    stanza.from().ifPresent(v -> XmlCharacters.appendAttribute(head, "from", v.toString()));
    stanza.to().ifPresent(v -> XmlCharacters.appendAttribute(head, "to", v.toString()));
    stanza.id().ifPresent(v -> XmlCharacters.appendAttribute(head, "id", v));
    stanza.type().ifPresent(v -> XmlCharacters.appendAttribute(head, "type", v));
    stanza.language().ifPresent(v -> XmlCharacters.appendAttribute(head, "xml:lang", v));
    boolean isEmpty = stanza.payload().isEmpty();
    byte[] before = head.toString().getBytes(StandardCharsets.UTF_8);
    byte[] after = isEmpty ? ascii("/>") : ascii("</" + name + ">");
    Bytes declarations = stanza.declarations();
    int open = before.length + declarations.length();
    int payload = open + (isEmpty ? 0 : 1);
    byte[] whole = new byte[payload + stanza.payload().length() + after.length];
    System.arraycopy(before, 0, whole, 0, before.length);
    declarations.copyTo(whole, before.length);
    if (!isEmpty) {
      whole[open] = '>';
    }
    stanza.payload().copyTo(whole, payload);
    System.arraycopy(after, 0, whole, whole.length - after.length, after.length);
    return Bytes.givenAway(whole);
  }

  /**
   * The stanza that {@code xml} writes, with the payload written anew.
   *
   * @param xml one message, presence or IQ; {@code jabber:client} where it declares no namespace
   * @throws MalformedXmlException if it is none, or an address in it is none
   */
  public static Stanza decode(Bytes xml) throws MalformedXmlException {
    return ofElement(ElementCodec.parse(xml, Namespaces.CLIENT, ElementBounds.STANDARD));
  }

  /** The elements of the payload. */
  public static List<Element> children(Stanza stanza) throws MalformedXmlException {
    return ElementCodec.parseFragment(
            stanza.payload(), stanza.declarations(), Namespaces.CLIENT, ElementBounds.STANDARD)
        .stream()
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .toList();
  }

  /** The first element of that name in the payload. */
  public static Optional<Element> child(Stanza stanza, String namespace, String localName)
      throws MalformedXmlException {
    return children(stanza).stream().filter(child -> child.is(namespace, localName)).findFirst();
  }

  /** Elements as a payload. */
  public static Bytes payload(Element... children) {
    return payload(List.of(children));
  }

  /** Elements as a payload. */
  public static Bytes payload(List<Element> children) {
    StringBuilder out = new StringBuilder(256);
    children.forEach(child -> ElementWriter.append(out, child, Namespaces.CLIENT));
    return Bytes.utf8(out.toString());
  }

  private static Stanza ofElement(Element element) throws MalformedXmlException {
    Stanza.Builder stanza = Stanza.builder(kind(element));
    try {
      element.attribute("from").map(Jid::of).ifPresent(stanza::from);
      element.attribute("to").map(Jid::of).ifPresent(stanza::to);
    } catch (IllegalArgumentException e) {
      throw new MalformedXmlException("an address of the stanza is none", e);
    }
    element.attribute("id").ifPresent(stanza::id);
    element.attribute("type").ifPresent(stanza::type);
    element.language().ifPresent(stanza::language);
    StringBuilder payload = new StringBuilder(256);
    for (Node node : element.nodes()) {
      if (node instanceof Element child) {
        ElementWriter.append(payload, child, Namespaces.CLIENT);
      } else if (node instanceof Node.Text text) {
        XmlCharacters.appendText(payload, text.value());
      }
    }
    return stanza.payload(Bytes.utf8(payload.toString())).build();
  }

  private static Stanza.Kind kind(Element element) throws MalformedXmlException {
    for (Stanza.Kind kind : Stanza.Kind.values()) {
      if (element.is(Namespaces.CLIENT, kind.elementName())) {
        return kind;
      }
    }
    throw new MalformedXmlException("a message, presence or iq was expected");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
