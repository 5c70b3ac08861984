package org.simpp.xmpp.receipts;

import java.util.Optional;
import org.simpp.xmpp.Element;

/**
 * Word that a message has arrived (XEP-0184).
 *
 * @param id of the message that has
 */
public record Receipt(String id) {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "urn:xmpp:receipts";

  public Receipt {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("a receipt names the message that has arrived");
    }
  }

  /** What asks for one. */
  public static Element request() {
    return Element.of(NAMESPACE, "request");
  }

  public static boolean isRequest(Element element) {
    return element.is(NAMESPACE, "request");
  }

  /** The receipt that {@code element} is; empty where it is none, or names no message. */
  public static Optional<Receipt> of(Element element) {
    return element.is(NAMESPACE, "received")
        ? element.attribute("id").filter(id -> !id.isEmpty()).map(Receipt::new)
        : Optional.empty();
  }

  public Element toElement() {
    return Element.builder(NAMESPACE, "received").attribute("id", id).build();
  }
}
