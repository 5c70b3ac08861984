package org.simpp.xmpp.disco;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.forms.DataForm;

/**
 * What an entity is and can do (XEP-0030, section 3).
 *
 * @param node "" for none
 * @param identities as they came, in their order
 * @param features as they came, in their order
 * @param forms extended information (XEP-0128), as it came
 */
public record DiscoInfo(
    String node, List<Identity> identities, List<String> features, List<Element> forms) {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "http://jabber.org/protocol/disco#info";

  public DiscoInfo {
    Objects.requireNonNull(node);
    identities = List.copyOf(identities);
    features = List.copyOf(features);
    forms = List.copyOf(forms);
  }

  /** Of one identity, without node and forms. */
  public static DiscoInfo of(Identity identity, Collection<String> features) {
    return new DiscoInfo("", List.of(identity), List.copyOf(features), List.of());
  }

  /**
   * The answer that {@code query} writes; empty where it is none: another element, no identity, an
   * identity or feature that lacks what it must have.
   */
  public static Optional<DiscoInfo> of(Element query) {
    if (!query.is(NAMESPACE, "query")) {
      return Optional.empty();
    }
    List<Identity> identities = new ArrayList<>();
    for (Element element : query.children(NAMESPACE, "identity")) {
      Identity.of(element).ifPresent(identities::add);
    }
    List<String> features =
        query.children(NAMESPACE, "feature").stream()
            .flatMap(feature -> feature.attribute("var").stream())
            .toList();
    boolean isWhole =
        !identities.isEmpty()
            && identities.size() == query.children(NAMESPACE, "identity").size()
            && features.size() == query.children(NAMESPACE, "feature").size();
    return isWhole
        ? Optional.of(
            new DiscoInfo(
                query.attribute("node").orElse(""),
                identities,
                features,
                query.children(DataForm.NAMESPACE, "x")))
        : Optional.empty();
  }

  /** What is asked with; {@code node} "" for none. */
  public static Element request(String node) {
    return Element.builder(NAMESPACE, "query")
        .attribute("node", node.isEmpty() ? null : node)
        .build();
  }

  public boolean has(String feature) {
    return features.contains(feature);
  }

  public DiscoInfo withNode(String other) {
    return new DiscoInfo(other, identities, features, forms);
  }

  /** As the answer's element. */
  public Element toElement() {
    Element.Builder query = request(node).toBuilder();
    identities.forEach(identity -> query.child(identity.toElement()));
    features.forEach(
        feature ->
            query.child(Element.builder(NAMESPACE, "feature").attribute("var", feature).build()));
    return query.children(forms).build();
  }
}
