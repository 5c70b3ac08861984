package org.simpp.presence.rfc6121;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.simpp.presence.Availability;
import org.simpp.presence.Delivery;

/** Which resource gets what (RFC 6121, section 8.5). */
final class Routing {
  /** The highest priority, then the most willing, then the most recent. */
  private static final Comparator<Availability> AVAILABILITY =
      Comparator.comparingInt(Availability::priority)
          .thenComparing(Availability::show, Comparator.reverseOrder())
          .thenComparingLong(Availability::order);

  private Routing() {}

  static Optional<Availability> foremost(Collection<Availability> resources) {
    return resources.stream().filter(r -> r.priority() >= 0).max(AVAILABILITY);
  }

  static Delivery route(String type, String requestedResource, Collection<Availability> resources) {
    if (requestedResource.isEmpty()) {
      return toAccount(type, resources);
    }
    boolean isThere = resources.stream().anyMatch(r -> r.resource().equals(requestedResource));
    return isThere
        ? new Delivery.ToResources(List.of(requestedResource))
        : toMissingResource(type, resources);
  }

  /** Section 8.5.2; of the choices for one message, the most available resource. */
  private static Delivery toAccount(String type, Collection<Availability> resources) {
    return switch (type) {
      case "error" -> new Delivery.Ignored();
      case "groupchat" -> new Delivery.Refused();
      case "headline" -> toEach(resources);
      default -> toForemost(resources);
    };
  }

  /**
   * Section 8.5.3.2: a chat goes on as if to the account; of the choices for the others, the sender
   * is told, except of a headline, which nobody waits for.
   */
  private static Delivery toMissingResource(String type, Collection<Availability> resources) {
    return switch (type) {
      case "error", "headline" -> new Delivery.Ignored();
      case "chat" -> toForemost(resources);
      default -> new Delivery.Refused();
    };
  }

  private static Delivery toForemost(Collection<Availability> resources) {
    Optional<Availability> foremost = foremost(resources);
    return foremost.isPresent()
        ? new Delivery.ToResources(List.of(foremost.get().resource()))
        : new Delivery.Held();
  }

  private static Delivery toEach(Collection<Availability> resources) {
    List<String> willing =
        resources.stream().filter(r -> r.priority() >= 0).map(Availability::resource).toList();
    return willing.isEmpty() ? new Delivery.Ignored() : new Delivery.ToResources(willing);
  }
}
