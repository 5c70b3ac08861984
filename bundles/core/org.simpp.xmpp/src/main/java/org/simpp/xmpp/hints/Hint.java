package org.simpp.xmpp.hints;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.stream.Payload;

/** What a sender wants done with a message on the way (XEP-0334, section 4). */
public enum Hint {
  NO_PERMANENT_STORE,
  NO_STORE,
  NO_COPY,
  STORE;

  /** The namespace. */
  public static final String NAMESPACE = "urn:xmpp:hints";

  private final String elementName = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** Those among {@code children}. */
  public static Set<Hint> among(Collection<Element> children) {
    return those(name -> children.stream().anyMatch(child -> child.is(NAMESPACE, name)));
  }

  /** Those in the payload of a message that is no error (section 5). */
  public static Set<Hint> in(Payload message) {
    return those(name -> message.has(NAMESPACE, name));
  }

  private static Set<Hint> those(Predicate<String> isThere) {
    Set<Hint> hints = EnumSet.noneOf(Hint.class);
    for (Hint hint : values()) {
      if (isThere.test(hint.elementName())) {
        hints.add(hint);
      }
    }
    return hints;
  }

  /** The element's local name: {@code no-store}. */
  public String elementName() {
    return elementName;
  }

  public Element toElement() {
    return Element.of(NAMESPACE, elementName());
  }
}
