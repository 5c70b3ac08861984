package org.simpp.xmpp.rsm;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.xmpp.Element;

/**
 * Which part of a result is asked for (XEP-0059, sections 2.1 to 2.5).
 *
 * @param max at most so many items; null where it is not said
 * @param after the id of the item before the part; null for none
 * @param before the id of the item behind the part, "" for the part at the end; null for none
 * @param isByIndex whether the part is meant by its number (section 2.6)
 */
public record PageRequest(
    @Nullable Integer max, @Nullable String after, @Nullable String before, boolean isByIndex) {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "http://jabber.org/protocol/rsm";

  /** The first part, as large as the other side likes. */
  public static final PageRequest ANY = new PageRequest(null, null, null, false);

  public PageRequest {
    if (max != null && max < 0) {
      throw new IllegalArgumentException("a page has no negative number of items");
    }
  }

  /** What stands in {@code query}, {@link #ANY} where nothing does; empty where it is none. */
  public static Optional<PageRequest> in(Element query) {
    return query.child(NAMESPACE, "set").map(PageRequest::of).orElse(Optional.of(ANY));
  }

  private static Optional<PageRequest> of(Element set) {
    String max = set.childText("max").map(String::strip).orElse("");
    boolean isNumber = max.matches("[0-9]{1,9}");
    if (!isNumber && set.child(NAMESPACE, "max").isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new PageRequest(
            isNumber ? Integer.valueOf(max) : null,
            set.childText("after").orElse(null),
            set.childText("before").orElse(null),
            set.child(NAMESPACE, "index").isPresent()));
  }

  /** As it stands in a query. */
  public Element toElement() {
    Element.Builder set = Element.builder(NAMESPACE, "set");
    if (max != null) {
      set.child("max", max.toString());
    }
    if (after != null) {
      set.child("after", after);
    }
    if (before != null) {
      set.child("before", before);
    }
    return set.build();
  }
}
