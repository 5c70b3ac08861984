package org.simpp.xmpp.csi;

import java.util.Locale;
import java.util.Optional;
import org.simpp.xmpp.Element;

/** Whether somebody looks at a client (XEP-0352, section 4.2). */
public enum ClientState {
  ACTIVE,
  INACTIVE;

  /** The namespace. */
  public static final String NAMESPACE = "urn:xmpp:csi:0";

  /** The state that {@code element} tells; empty where it tells none. */
  public static Optional<ClientState> of(Element element) {
    for (ClientState state : values()) {
      if (element.is(NAMESPACE, state.elementName())) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }

  /** The stream feature (section 4.1). */
  public static Element feature() {
    return Element.of(NAMESPACE, "csi");
  }

  public Element toElement() {
    return Element.of(NAMESPACE, elementName());
  }

  private String elementName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
