package org.simpp.xmpp.stanzaid;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.stream.Payload;

/**
 * The id under which somebody on the way keeps a message (XEP-0359, section 3). To be believed only
 * of {@code by} itself (section 7).
 */
public record StanzaId(String id, Jid by) {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "urn:xmpp:sid:0";

  public StanzaId {
    Objects.requireNonNull(by);
    if (id.isEmpty()) {
      throw new IllegalArgumentException("a stanza id is not empty");
    }
  }

  /** The id that {@code element} gives; empty where it gives none. */
  public static Optional<StanzaId> of(Element element) {
    Optional<String> id = element.attribute("id").filter(value -> !value.isEmpty());
    Optional<Jid> by = element.attribute("by").flatMap(StanzaId::address);
    if (!element.is(NAMESPACE, "stanza-id") || id.isEmpty() || by.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new StanzaId(id.get(), by.get()));
  }

  /** The id that the sender itself gave, by that element; empty where it is another. */
  public static Optional<String> origin(Element element) {
    return element.is(NAMESPACE, "origin-id")
        ? element.attribute("id").filter(value -> !value.isEmpty())
        : Optional.empty();
  }

  /** The element with which a sender gives its own id. */
  public static Element originElement(String id) {
    return Element.builder(NAMESPACE, "origin-id").attribute("id", id).build();
  }

  /**
   * {@code payload} without the ids whose giver is one of those that nobody else may be (section
   * 3); the same bytes where there are none.
   */
  public static Bytes without(Payload payload, Predicate<Jid> by) {
    return payload.without(
        child ->
            child.is(NAMESPACE, "stanza-id")
                && payload
                    .element(child)
                    .attribute("by")
                    .flatMap(StanzaId::address)
                    .filter(by)
                    .isPresent());
  }

  private static Optional<Jid> address(String text) {
    try {
      return Optional.of(Jid.of(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public Element toElement() {
    return Element.builder(NAMESPACE, "stanza-id")
        .attribute("id", id)
        .attribute("by", by.toString())
        .build();
  }
}
