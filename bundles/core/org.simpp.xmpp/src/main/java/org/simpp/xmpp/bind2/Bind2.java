package org.simpp.xmpp.bind2;

import java.util.List;
import java.util.Optional;
import org.simpp.xmpp.Element;

/**
 * A client's request for a resource, and what a server says to it (XEP-0386, section 3).
 *
 * @param tag what the resource's name shall begin with; "" for nothing
 * @param requests what shall be enabled with it
 */
public record Bind2(String tag, List<Element> requests) {
  /** The namespace, which is the inline feature's too. */
  public static final String NAMESPACE = "urn:xmpp:bind:0";

  public Bind2 {
    requests = List.copyOf(requests);
  }

  /** The request in {@code element}; empty where it is none. */
  public static Optional<Bind2> of(Element element) {
    if (!element.is(NAMESPACE, "bind")) {
      return Optional.empty();
    }
    List<Element> requests =
        element.children().stream().filter(child -> !child.namespace().equals(NAMESPACE)).toList();
    return Optional.of(new Bind2(element.childText("tag").orElse(""), requests));
  }

  /**
   * The feature, for the login's list (section 3.1).
   *
   * @param features what may be enabled with the resource, as service discovery names it
   */
  public static Element feature(List<String> features) {
    Element.Builder bind = Element.builder(NAMESPACE, "bind");
    if (!features.isEmpty()) {
      Element.Builder inline = Element.builder(NAMESPACE, "inline");
      features.forEach(
          name ->
              inline.child(Element.builder(NAMESPACE, "feature").attribute("var", name).build()));
      bind.child(inline.build());
    }
    return bind.build();
  }

  /** A resource is bound, with these answers (section 3.2). */
  public static Element bound(List<Element> answers) {
    return Element.builder(NAMESPACE, "bound").children(answers).build();
  }
}
