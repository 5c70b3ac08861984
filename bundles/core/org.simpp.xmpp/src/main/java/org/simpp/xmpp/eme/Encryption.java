package org.simpp.xmpp.eme;

import java.util.Objects;
import java.util.Optional;
import org.simpp.xmpp.Element;

/**
 * How a message is encrypted, for programs that cannot open it (XEP-0380).
 *
 * @param encryption the namespace of the scheme
 * @param name for people, "" for none
 */
public record Encryption(String encryption, String name) {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "urn:xmpp:eme:0";

  public Encryption {
    Objects.requireNonNull(encryption);
    Objects.requireNonNull(name);
  }

  /** What {@code element} says; empty where it is none, or names no scheme. */
  public static Optional<Encryption> of(Element element) {
    return element.is(NAMESPACE, "encryption")
        ? element
            .attribute("namespace")
            .map(scheme -> new Encryption(scheme, element.attribute("name").orElse("")))
        : Optional.empty();
  }

  public Element toElement() {
    return Element.builder(NAMESPACE, "encryption")
        .attribute("namespace", encryption)
        .attribute("name", name.isEmpty() ? null : name)
        .build();
  }
}
