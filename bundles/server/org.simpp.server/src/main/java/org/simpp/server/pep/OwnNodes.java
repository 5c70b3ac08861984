package org.simpp.server.pep;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.settings.ServerSettings.Personal;
import org.simpp.store.PublishedItem;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.pubsub.NodeConfiguration;
import org.simpp.xmpp.pubsub.PubSub;
import org.simpp.xmpp.pubsub.PubSubItem;

/** What other features of the server read and publish at accounts' nodes. */
public final class OwnNodes {
  private final Nodes nodes;
  private final NodeAccess access;
  private final Notifications notifications;
  private final Supplier<Personal> limits;
  private final Clock clock;

  OwnNodes(
      Nodes nodes,
      NodeAccess access,
      Notifications notifications,
      Supplier<Personal> limits,
      Clock clock) {
    this.nodes = nodes;
    this.access = access;
    this.notifications = notifications;
    this.limits = limits;
    this.clock = clock;
  }

  /** Calls {@code listener} with owner and node whenever something at a node has changed. */
  public void onChange(Consumer<Changed> listener) {
    nodes.onChange(node -> listener.accept(new Changed(node.owner(), node.name())));
  }

  /** A node at which something has changed. */
  public record Changed(Jid owner, String node) {}

  /** Who may see the items of a node; empty where there is none. */
  public Optional<NodeConfiguration.Access> access(Jid owner, String node) throws StoreException {
    return nodes.find(owner, node).map(found -> found.configuration().access());
  }

  /** The last item of a node; empty where there is none, or {@code asker} may not see it. */
  public Optional<Element> last(Jid asker, Jid owner, String node) throws StoreException {
    Optional<Node> found = visible(asker, owner, node);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    List<PublishedItem> items = nodes.items(found.get(), 1);
    return items.isEmpty() ? Optional.empty() : payload(items.get(0));
  }

  /** The item of that id; empty where there is none, or {@code asker} may not see it. */
  public Optional<Element> item(Jid asker, Jid owner, String node, String id)
      throws StoreException {
    Optional<Node> found = visible(asker, owner, node);
    Optional<PublishedItem> item = found.isEmpty() ? Optional.empty() : nodes.item(found.get(), id);
    return item.isEmpty() ? Optional.empty() : payload(item.get());
  }

  /**
   * Publishes an item and tells of it; on the owner's lane.
   *
   * @param whereNew how the node is configured where there is none yet
   * @throws IqRefusal where the payload is too big, or there are too many nodes already
   */
  public void publish(
      Jid owner, String name, String id, Element payload, NodeConfiguration whereNew)
      throws IqRefusal, StoreException {
    Bytes xml = ElementCodec.write(payload);
    if (xml.length() > limits.get().publishedItemBytes()) {
      throw Requests.refusal(StanzaCondition.NOT_ACCEPTABLE, "payload-too-big");
    }
    Optional<Node> present = nodes.find(owner, name);
    Node node = present.orElse(new Node(owner, name, whereNew));
    if (present.isEmpty()) {
      Requests.make(nodes, node);
    }
    publish(node, new PubSubItem(id, payload), xml);
  }

  void publish(Node node, PubSubItem item, Bytes payload) throws StoreException {
    if (node.configuration().keptItems() > 0) {
      nodes.publish(
          node,
          new PublishedItem(item.id(), clock.instant().truncatedTo(ChronoUnit.MILLIS), payload));
    }
    boolean tellsAll = node.configuration().deliversPayloads();
    notifications.tell(
        node, PubSub.items(node.name(), List.of(tellsAll ? item : item.withoutPayload())));
  }

  private Optional<Node> visible(Jid asker, Jid owner, String name) throws StoreException {
    Optional<Node> node = nodes.find(owner, name);
    return node.isPresent() && access.refusal(asker, node.get()).isEmpty()
        ? node
        : Optional.empty();
  }

  private static Optional<Element> payload(PublishedItem item) throws StoreException {
    return Optional.ofNullable(Nodes.element(item).payload());
  }
}
