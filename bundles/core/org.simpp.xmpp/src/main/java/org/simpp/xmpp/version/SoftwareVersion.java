package org.simpp.xmpp.version;

import java.util.Objects;
import java.util.Optional;
import org.simpp.xmpp.Element;

/**
 * What software an entity runs (XEP-0092).
 *
 * @param system the operating system; "" where it is not told
 */
public record SoftwareVersion(String name, String version, String system) {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "jabber:iq:version";

  public SoftwareVersion {
    Objects.requireNonNull(name);
    Objects.requireNonNull(version);
    Objects.requireNonNull(system);
  }

  /** What is asked with. */
  public static Element request() {
    return Element.of(NAMESPACE, "query");
  }

  /** The answer that {@code query} writes; empty where it is none, or lacks name or version. */
  public static Optional<SoftwareVersion> of(Element query) {
    Optional<String> name = query.childText("name");
    Optional<String> version = query.childText("version");
    return query.is(NAMESPACE, "query") && name.isPresent() && version.isPresent()
        ? Optional.of(
            new SoftwareVersion(name.get(), version.get(), query.childText("os").orElse("")))
        : Optional.empty();
  }

  public Element toElement() {
    Element.Builder query =
        Element.builder(NAMESPACE, "query").child("name", name).child("version", version);
    return system.isEmpty() ? query.build() : query.child("os", system).build();
  }
}
