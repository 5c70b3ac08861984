package org.simpp.xmpp.correction;

import java.util.Optional;
import org.simpp.xmpp.Element;

/**
 * That a message stands in the place of an earlier one (XEP-0308, section 3).
 *
 * @param id of the first message, also where it was corrected before (section 4)
 */
public record Replacement(String id) {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "urn:xmpp:message-correct:0";

  public Replacement {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("a correction names the message that it corrects");
    }
  }

  /** The correction that {@code element} is; empty where it is none, or names no message. */
  public static Optional<Replacement> of(Element element) {
    return element.is(NAMESPACE, "replace")
        ? element.attribute("id").filter(id -> !id.isEmpty()).map(Replacement::new)
        : Optional.empty();
  }

  public Element toElement() {
    return Element.builder(NAMESPACE, "replace").attribute("id", id).build();
  }
}
