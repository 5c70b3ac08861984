package org.simpp.xmpp.pubsub;

import java.util.Optional;
import org.simpp.xmpp.Element;

/** What a client asks of a node, and reads in answers and events (XEP-0060, sections 6.5 and 7). */
public final class NodeReading {
  private NodeReading() {}

  /** Publishes {@code item} at {@code node} (section 7.1.1). */
  public static Element publish(String node, PubSubItem item) {
    return request("publish", node, item.toElement(PubSub.NAMESPACE));
  }

  /** Asks for the item of that id (section 6.5.8). */
  public static Element item(String node, String id) {
    return request("items", node, new PubSubItem(id, null).toElement(PubSub.NAMESPACE));
  }

  /** The first item of {@code node} in an answer; empty where there is none. */
  public static Optional<PubSubItem> answered(Element answer, String node) {
    return answer.is(PubSub.NAMESPACE, "pubsub")
        ? answer.child(PubSub.NAMESPACE, "items").flatMap(items -> first(items, node))
        : Optional.empty();
  }

  /** Whether {@code event} tells anything of {@code node}: of items, or of their end. */
  public static boolean isOf(Element event, String node) {
    return event.is(PubSub.EVENT, "event")
        && event.children().stream().anyMatch(what -> names(what, node));
  }

  /** The first item of {@code node} that {@code event} tells of; empty where it tells of an end. */
  public static Optional<PubSubItem> told(Element event, String node) {
    return event.child(PubSub.EVENT, "items").flatMap(items -> first(items, node));
  }

  private static Element request(String what, String node, Element item) {
    return Element.builder(PubSub.NAMESPACE, "pubsub")
        .child(Element.builder(PubSub.NAMESPACE, what).attribute("node", node).child(item).build())
        .build();
  }

  private static Optional<PubSubItem> first(Element items, String node) {
    return names(items, node)
        ? items.children().stream().flatMap(item -> PubSubItem.of(item).stream()).findFirst()
        : Optional.empty();
  }

  private static boolean names(Element what, String node) {
    return what.attribute("node").filter(node::equals).isPresent();
  }
}
