package org.simpp.xmpp.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.StanzaCondition;

/**
 * The first-level element that is being read: what its start tag said, until its end comes.
 *
 * @param stanza the envelope; null where it is no stanza
 * @param declarations of the stanza, as they came
 * @param refused why the stanza can go nowhere; null where it can
 * @param nameEnd where the start tag's name ends, counted from the element's beginning
 * @param payload where the start tag ends, counted likewise
 */
record FirstLevel(
    String namespace,
    String name,
    Stanza.@Nullable Builder stanza,
    Bytes declarations,
    @Nullable StanzaCondition refused,
    int nameEnd,
    int payload) {
  /** The content namespace between servers, which is not spoken here (RFC 6120, section 4.8.3). */
  private static final String SERVER = "jabber:server";

  /**
   * Reads the start tag.
   *
   * @param base where the element begins
   * @param payload where its start tag ends
   */
  static FirstLevel read(Tag tag, PrefixScope scope, AddressCache addresses, int base, int payload)
      throws Violation {
    String name = tag.localName();
    String namespace = tag.hasPrefix() ? scope.namespace(tag, base) : defaultNamespace(tag);
    int nameEnd = tag.nameEnd() - base;
    if (namespace.equals(SERVER)) {
      throw new Violation(
          StreamCondition.INVALID_NAMESPACE, "the content namespace is jabber:client");
    }
    if (!namespace.equals(Namespaces.CLIENT)) {
      return new FirstLevel(namespace, name, null, Bytes.empty(), null, nameEnd, payload - base);
    }
    if (tag.hasPrefix()) {
      throw new Violation(
          StreamCondition.BAD_NAMESPACE_PREFIX, "a stanza is written without a prefix");
    }
    Stanza.Builder stanza = Stanza.builder(kind(name));
    ByteArrayOutputStream declarations = new ByteArrayOutputStream(0);
    StanzaCondition refused = null;
    for (int i = 0; i < tag.count(); i++) {
      if (tag.isNamed(i, "to")) {
        Jid to = addressee(tag, i, addresses);
        stanza.to(to);
        refused = to == null ? StanzaCondition.JID_MALFORMED : null;
      } else if (!readInto(stanza, tag, i, addresses)) {
        declarations.write(' ');
        declarations.write(tag.bytes(), tag.start(i), tag.valueEnd(i) + 1 - tag.start(i));
      }
    }
    return new FirstLevel(
        namespace,
        name,
        stanza,
        Bytes.givenAway(declarations.toByteArray()),
        refused,
        nameEnd,
        payload - base);
  }

  /**
   * The event of the whole element.
   *
   * @param base where it begins
   * @param payloadEnd where its end tag begins; at most its payload's beginning where it has none
   * @param end where it ends
   */
  StreamEvent event(byte[] b, int base, int payloadEnd, int end, String declarationsOfStream) {
    if (stanza == null) {
      return new StreamEvent.ElementReceived(
          withDeclarations(b, base, end, declarationsOfStream), namespace, name);
    }
    int from = base + payload;
    Stanza whole =
        stanza
            .declarations(
                declarationsOfStream.isEmpty()
                    ? declarations
                    : Bytes.concat(declarations, Bytes.utf8(declarationsOfStream)))
            .payload(payloadEnd <= from ? Bytes.empty() : Bytes.of(b, from, payloadEnd - from))
            .build();
    return refused == null
        ? new StreamEvent.StanzaReceived(whole)
        : new StreamEvent.StanzaRefused(whole, refused);
  }

  private Bytes withDeclarations(byte[] b, int base, int end, String declarationsOfStream) {
    Bytes element = Bytes.of(b, base, end - base);
    if (declarationsOfStream.isEmpty()) {
      return element;
    }
    return Bytes.concat(
        element.slice(0, nameEnd),
        Bytes.givenAway(declarationsOfStream.getBytes(StandardCharsets.UTF_8)),
        element.slice(nameEnd, element.length()));
  }

  private static String defaultNamespace(Tag tag) throws Violation {
    for (int i = 0; i < tag.count(); i++) {
      if (tag.isNamed(i, "xmlns")) {
        return tag.value(i);
      }
    }
    return Namespaces.CLIENT;
  }

  private static Stanza.Kind kind(String name) throws Violation {
    for (Stanza.Kind kind : Stanza.Kind.values()) {
      if (kind.elementName().equals(name)) {
        return kind;
      }
    }
    throw new Violation(
        StreamCondition.UNSUPPORTED_STANZA_TYPE, "a stanza is a message, a presence or an iq");
  }

  private static @Nullable Jid addressee(Tag tag, int attribute, AddressCache addresses)
      throws Violation {
    try {
      return addresses.get(tag, attribute);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Whether the attribute is one of the envelope's own. */
  private static boolean readInto(
      Stanza.Builder stanza, Tag tag, int attribute, AddressCache addresses) throws Violation {
    if (tag.isNamed(attribute, "id")) {
      stanza.id(tag.value(attribute));
    } else if (tag.isNamed(attribute, "type")) {
      stanza.type(tag.value(attribute));
    } else if (tag.isNamed(attribute, "xml:lang")) {
      stanza.language(tag.value(attribute));
    } else if (tag.isNamed(attribute, "from")) {
      stanza.from(sender(tag, attribute, addresses));
    } else {
      return tag.isNamed(attribute, "xmlns");
    }
    return true;
  }

  private static Jid sender(Tag tag, int attribute, AddressCache addresses) throws Violation {
    try {
      return addresses.get(tag, attribute);
    } catch (IllegalArgumentException e) {
      throw new Violation(StreamCondition.INVALID_FROM, "the from of a stanza is no address");
    }
  }
}
