package org.simpp.xmpp.sce;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementBounds;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.Node;
import org.simpp.xmpp.time.XmppDates;

/**
 * What is sealed of a stanza: its content, and the affixes that bind it to the stanza around it
 * (XEP-0420, sections 4 and 6). The profile of SIMPP: all four affixes are there, once each, and no
 * other.
 *
 * @param content the sensitive elements; none of those that a server has to read
 * @param from the sender's bare address
 * @param to the recipient's bare address
 * @param time when it was sealed, to the millisecond
 * @param padding of no meaning, to hide the length
 */
public record Envelope(List<Element> content, Jid from, Jid to, Instant time, String padding) {
  /** The namespace. */
  public static final String NAMESPACE = "urn:xmpp:sce:1";

  /** Bytes that an envelope may have as XML. */
  public static final int MAX_BYTES = 64 * 1024;

  private static final ElementBounds BOUNDS = new ElementBounds(MAX_BYTES, 16, 32, 500);

  /** Hints, addresses, and the scheme's name are the server's to read (section 9). */
  private static final Set<String> SERVER_PROCESSED =
      Set.of("urn:xmpp:hints", "http://jabber.org/protocol/address", "urn:xmpp:eme:0");

  /**
   * @throws IllegalArgumentException if an element is one that a server has to read (section 9), or
   *     an address is not bare
   */
  public Envelope {
    content = List.copyOf(content);
    content.forEach(Envelope::requireSensitive);
    if (!from.isBare() || !to.isBare()) {
      throw new IllegalArgumentException("an envelope names its parties by bare addresses");
    }
    Objects.requireNonNull(time);
    Objects.requireNonNull(padding);
  }

  /**
   * The envelope that {@code xml} writes; empty where it is none: not well-formed, an affix
   * missing, twice or unknown, text where none belongs, a bound left. Elements that a server has to
   * read are left out of the content (section 10).
   */
  public static Optional<Envelope> decode(Bytes xml) {
    try {
      return of(ElementCodec.parse(xml, "", BOUNDS));
    } catch (MalformedXmlException e) {
      return Optional.empty();
    }
  }

  /** As XML. */
  public Bytes encode() {
    return ElementCodec.write(toElement());
  }

  Element toElement() {
    Element content = Element.builder(NAMESPACE, "content").children(this.content).build();
    return Element.builder(NAMESPACE, "envelope")
        .child(content)
        .child(Element.builder(NAMESPACE, "from").attribute("jid", from.toString()).build())
        .child(Element.builder(NAMESPACE, "to").attribute("jid", to.toString()).build())
        .child(Element.builder(NAMESPACE, "time").attribute("stamp", XmppDates.write(time)).build())
        .child("rpad", padding)
        .build();
  }

  private static Optional<Envelope> of(Element envelope) {
    Optional<List<Element>> content = only(envelope, "content").flatMap(Envelope::content);
    Optional<Jid> from = only(envelope, "from").flatMap(Envelope::address);
    Optional<Jid> to = only(envelope, "to").flatMap(Envelope::address);
    Optional<Instant> time =
        only(envelope, "time").flatMap(e -> e.attribute("stamp")).flatMap(XmppDates::parse);
    Optional<Element> padding = only(envelope, "rpad").filter(e -> e.children().isEmpty());
    boolean isWhole =
        Stream.of(content, from, to, time, padding).allMatch(Optional::isPresent)
            && envelope.nodes().size() == 5;
    return envelope.is(NAMESPACE, "envelope") && isWhole
        ? Optional.of(
            new Envelope(content.get(), from.get(), to.get(), time.get(), padding.get().text()))
        : Optional.empty();
  }

  private static Optional<Element> only(Element envelope, String name) {
    List<Element> those = envelope.children(NAMESPACE, name);
    return those.size() == 1 ? Optional.of(those.get(0)) : Optional.empty();
  }

  private static Optional<List<Element>> content(Element content) {
    return content.nodes().stream().anyMatch(Node.Text.class::isInstance)
        ? Optional.empty()
        : Optional.of(content.children().stream().filter(one -> !isServerProcessed(one)).toList());
  }

  private static Optional<Jid> address(Element affix) {
    try {
      return affix.attribute("jid").map(Jid::of).filter(Jid::isBare);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** An id that the server gives is its to filter; an origin-id is the sender's own (section 9). */
  private static boolean isServerProcessed(Element element) {
    return SERVER_PROCESSED.contains(element.namespace())
        || element.is("urn:xmpp:sid:0", "stanza-id");
  }

  private static void requireSensitive(Element element) {
    if (isServerProcessed(element)) {
      throw new IllegalArgumentException(element + " is for the server and is not sealed");
    }
  }
}
