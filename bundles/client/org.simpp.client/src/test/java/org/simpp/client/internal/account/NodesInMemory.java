package org.simpp.client.internal.account;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.simpp.model.Jid;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.pubsub.PubSub;
import org.simpp.xmpp.pubsub.PubSubItem;

/** The nodes of a {@link ServerInMemory}, each with its last item. */
final class NodesInMemory {
  private final Map<String, PubSubItem> last = new HashMap<>();

  /** What is published at a node of {@code owner}; empty where {@code pubsub} only asks. */
  Optional<String> publish(Jid owner, Element pubsub) {
    Optional<Element> publish = pubsub.child(PubSub.NAMESPACE, "publish");
    publish.ifPresent(
        what ->
            last.put(key(owner, node(what)), PubSubItem.of(what.children().get(0)).orElseThrow()));
    return publish.map(NodesInMemory::node);
  }

  /** The item that is asked for. */
  Optional<Element> ask(Jid owner, Element pubsub) {
    Element items = pubsub.child(PubSub.NAMESPACE, "items").orElseThrow();
    String id = items.children().get(0).attribute("id").orElse("");
    return Optional.ofNullable(last.get(key(owner, node(items))))
        .filter(item -> item.id().equals(id))
        .map(
            item ->
                Element.builder(PubSub.NAMESPACE, "pubsub")
                    .child(
                        Element.builder(PubSub.NAMESPACE, "items")
                            .attribute("node", node(items))
                            .child(item.toElement(PubSub.NAMESPACE))
                            .build())
                    .build());
  }

  /** What is told of that node. */
  Optional<Element> event(Jid owner, String node) {
    return Optional.ofNullable(last.get(key(owner, node)))
        .map(item -> PubSub.items(node, List.of(item)));
  }

  /** Puts something else in the item's place, as a server that cannot be trusted would. */
  void forge(Jid owner, String node, Element payload) {
    last.computeIfPresent(key(owner, node), (key, item) -> new PubSubItem(item.id(), payload));
  }

  private static String node(Element what) {
    return what.attribute("node").orElseThrow();
  }

  private static String key(Jid owner, String node) {
    return owner + " " + node;
  }
}
