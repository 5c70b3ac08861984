package org.simpp.xmpp.retraction;

import java.util.Optional;
import org.simpp.xmpp.Element;

/**
 * That its author takes a message back (XEP-0424, section 3): a request that nobody can enforce.
 *
 * @param id of the message
 */
public record Retraction(String id) {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "urn:xmpp:message-retract:1";

  public Retraction {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("a retraction names the message that it takes back");
    }
  }

  /** The retraction that {@code element} is; empty where it is none, or names no message. */
  public static Optional<Retraction> of(Element element) {
    return element.is(NAMESPACE, "retract")
        ? element.attribute("id").filter(id -> !id.isEmpty()).map(Retraction::new)
        : Optional.empty();
  }

  public Element toElement() {
    return Element.builder(NAMESPACE, "retract").attribute("id", id).build();
  }
}
