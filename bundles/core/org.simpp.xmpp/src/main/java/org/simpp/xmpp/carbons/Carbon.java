package org.simpp.xmpp.carbons;

import java.util.Locale;
import java.util.Optional;
import org.simpp.model.Bytes;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.forward.Forwarded;
import org.simpp.xmpp.stream.Payload;

/**
 * A copy of a message for another resource of its sender or recipient (XEP-0280). To be believed
 * only of the own account (section 12).
 */
public enum Carbon {
  /** Of what came for the account (section 7). */
  RECEIVED,
  /** Of what the account sent (section 8). */
  SENT;

  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "urn:xmpp:carbons:2";

  /** The feature of copying exactly what section 6.1 says. */
  public static final String RULES = "urn:xmpp:carbons:rules:0";

  /** The local name of what a client asks for copies with. */
  public static final String ENABLE = "enable";

  /** The local name of what a client asks for no more copies with. */
  public static final String DISABLE = "disable";

  private static final String PRIVATE = "private";

  private final String elementName = name().toLowerCase(Locale.ROOT);

  /**
   * The payload of the copy, in which {@code message} stands unread.
   *
   * @param message as {@link org.simpp.xmpp.StanzaCodec#encode} has written it
   */
  public Bytes payload(Bytes message) {
    return Bytes.concat(
        Bytes.utf8("<" + elementName + " xmlns='" + NAMESPACE + "'>"),
        Forwarded.around(message, null),
        Bytes.utf8("</" + elementName + ">"));
  }

  /** The message that {@code element} brings; empty where it is no copy of this kind. */
  public Optional<Element> message(Element element) {
    return element.is(NAMESPACE, elementName)
        ? element.child(Forwarded.NAMESPACE, "forwarded").flatMap(Forwarded::stanza)
        : Optional.empty();
  }

  /** Whether the message is itself a copy, or asks not to be copied (section 9). */
  public static boolean forbids(Payload message) {
    return message.children().stream()
        .anyMatch(
            child ->
                child.namespace().equals(NAMESPACE)
                    && (child.localName().equals(PRIVATE)
                        || child.localName().equals(RECEIVED.elementName)
                        || child.localName().equals(SENT.elementName)));
  }

  /** What asks that the message beside it is not copied (section 9). */
  public static Element privateElement() {
    return Element.of(NAMESPACE, PRIVATE);
  }
}
