package org.simpp.xmpp.rsm;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.xmpp.Element;

/**
 * Which part of a result came (XEP-0059, section 2.2).
 *
 * @param first the id of the first item; null where there is none
 * @param last the id of the last item; null where there is none
 * @param index how many items stand before the part; null where that is not known
 * @param count how many items there are all together; null where that is not known
 */
public record Page(
    @Nullable String first, @Nullable String last, @Nullable Long index, @Nullable Long count) {
  /** What {@code set} writes; empty where it is none. */
  public static Optional<Page> of(Element set) {
    if (!set.is(PageRequest.NAMESPACE, "set")) {
      return Optional.empty();
    }
    Optional<Element> first = set.child(PageRequest.NAMESPACE, "first");
    return Optional.of(
        new Page(
            first.map(Element::text).orElse(null),
            set.childText("last").orElse(null),
            first.flatMap(element -> element.attribute("index")).flatMap(Page::number).orElse(null),
            set.childText("count").flatMap(Page::number).orElse(null)));
  }

  private static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  public Element toElement() {
    Element.Builder set = Element.builder(PageRequest.NAMESPACE, "set");
    if (first != null) {
      set.child(
          Element.builder(PageRequest.NAMESPACE, "first")
              .attribute("index", index == null ? null : index.toString())
              .text(first)
              .build());
    }
    if (last != null) {
      set.child("last", last);
    }
    if (count != null) {
      set.child("count", count.toString());
    }
    return set.build();
  }
}
