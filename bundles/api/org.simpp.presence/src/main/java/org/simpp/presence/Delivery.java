package org.simpp.presence;

import java.util.List;

/** Where a message goes. */
public sealed interface Delivery {
  /** To each of these resources, at least one. */
  record ToResources(List<String> resources) implements Delivery {
    public ToResources {
      resources = List.copyOf(resources);
      if (resources.isEmpty()) {
        throw new IllegalArgumentException("delivery to no resource is one of the other kinds");
      }
    }
  }

  /** Held until the account has a resource for it (XEP-0160). */
  record Held() implements Delivery {}

  /** Returned with {@code service-unavailable}. */
  record Refused() implements Delivery {}

  /** Dropped in silence. */
  record Ignored() implements Delivery {}
}
