package org.simpp.xmpp.archive;

import java.util.Optional;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.rsm.Page;

/**
 * The end of the results (XEP-0313, section 4.3).
 *
 * @param isComplete whether nothing lies beyond the part, in the direction of paging
 */
public record Fin(boolean isComplete, Page page) {
  /** What {@code element} writes; empty where it is none. */
  public static Optional<Fin> of(Element element) {
    boolean isComplete = element.attribute("complete").filter("true"::equals).isPresent();
    return element.is(Mam.NAMESPACE, "fin")
        ? element.children().stream()
            .flatMap(child -> Page.of(child).stream())
            .findFirst()
            .map(page -> new Fin(isComplete, page))
        : Optional.empty();
  }

  public Element toElement() {
    return Element.builder(Mam.NAMESPACE, "fin")
        .attribute("complete", isComplete ? "true" : null)
        .child(page.toElement())
        .build();
  }
}
