package org.simpp.xmpp.hints;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.simpp.xmpp.Element;

/** What a sender wants done with a message on the way (XEP-0334, section 4). */
public enum Hint {
  NO_PERMANENT_STORE,
  NO_STORE,
  NO_COPY,
  STORE;

  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "urn:xmpp:hints";

  /** Those among {@code children}. */
  public static Set<Hint> among(Collection<Element> children) {
    Set<Hint> hints = EnumSet.noneOf(Hint.class);
    for (Hint hint : values()) {
      if (children.stream().anyMatch(child -> child.is(NAMESPACE, hint.elementName()))) {
        hints.add(hint);
      }
    }
    return hints;
  }

  /** The element's local name: {@code no-store}. */
  public String elementName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Element toElement() {
    return Element.of(NAMESPACE, elementName());
  }
}
