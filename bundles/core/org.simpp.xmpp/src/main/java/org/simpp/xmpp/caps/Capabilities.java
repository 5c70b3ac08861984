package org.simpp.xmpp.caps;

import java.util.Objects;
import java.util.Optional;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.disco.DiscoInfo;

/**
 * What a presence says of its sender's capabilities (XEP-0115, section 4).
 *
 * @param hash the hash function: {@code sha-1}
 * @param node the software, as an address of the web
 * @param version the verification string of its {@link DiscoInfo}
 */
public record Capabilities(String hash, String node, String version) {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "http://jabber.org/protocol/caps";

  private static final String SHA_1 = "sha-1";

  public Capabilities {
    Objects.requireNonNull(hash);
    Objects.requireNonNull(node);
    Objects.requireNonNull(version);
  }

  /** Those of a software that answers with {@code info}. */
  public static Capabilities of(String node, DiscoInfo info) {
    return new Capabilities(SHA_1, node, VerificationString.of(info));
  }

  /** What {@code element} says; empty where it is none, or of the kind before version 1.4. */
  public static Optional<Capabilities> of(Element element) {
    if (!element.is(NAMESPACE, "c")) {
      return Optional.empty();
    }
    Optional<String> hash = element.attribute("hash");
    Optional<String> node = element.attribute("node");
    Optional<String> version = element.attribute("ver");
    return hash.isPresent() && node.isPresent() && version.isPresent()
        ? Optional.of(new Capabilities(hash.get(), node.get(), version.get()))
        : Optional.empty();
  }

  /** The node to ask for (XEP-0115, section 6.2). */
  public String discoNode() {
    return node + "#" + version;
  }

  /**
   * Whether {@code info} is what they stand for, so that it may be believed of everyone who says
   * the same (XEP-0115, section 5.4). Never for a hash that is not SHA-1.
   */
  public boolean standFor(DiscoInfo info) {
    return hash.equals(SHA_1)
        && VerificationString.isUnambiguous(info)
        && VerificationString.of(info).equals(version);
  }

  public Element toElement() {
    return Element.builder(NAMESPACE, "c")
        .attribute("hash", hash)
        .attribute("node", node)
        .attribute("ver", version)
        .build();
  }
}
