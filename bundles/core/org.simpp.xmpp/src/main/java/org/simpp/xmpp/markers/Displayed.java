package org.simpp.xmpp.markers;

import java.util.Optional;
import org.simpp.xmpp.Element;

/**
 * That everything up to a message has been displayed (XEP-0333, section 4.2).
 *
 * @param id of the message
 */
public record Displayed(String id) {
  public Displayed {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("a marker names the message that was displayed");
    }
  }

  /** What asks for one (section 4.1). */
  public static Element request() {
    return Element.of(Markers.NAMESPACE, "markable");
  }

  public static boolean isRequest(Element element) {
    return element.is(Markers.NAMESPACE, "markable");
  }

  /** The marker that {@code element} is; empty where it is none, or names no message. */
  public static Optional<Displayed> of(Element element) {
    return element.is(Markers.NAMESPACE, "displayed")
        ? element.attribute("id").filter(id -> !id.isEmpty()).map(Displayed::new)
        : Optional.empty();
  }

  public Element toElement() {
    return Element.builder(Markers.NAMESPACE, "displayed").attribute("id", id).build();
  }
}
