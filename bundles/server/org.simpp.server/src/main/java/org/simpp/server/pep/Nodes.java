package org.simpp.server.pep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.simpp.model.Jid;
import org.simpp.server.settings.ServerSettings.Personal;
import org.simpp.store.PublishNode;
import org.simpp.store.PublishNodeStore;
import org.simpp.store.PublishedItem;
import org.simpp.store.StoreException;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.forms.DataForm;
import org.simpp.xmpp.pubsub.NodeConfiguration;
import org.simpp.xmpp.pubsub.PubSubItem;

/** The nodes and items of accounts, as they are kept. Every method may wait for the store. */
final class Nodes {
  private final PublishNodeStore store;
  private final Supplier<Personal> limits;
  private final List<Consumer<Node>> listeners = new CopyOnWriteArrayList<>();

  /** The last item of a node. */
  record Last(Node node, PublishedItem item) {}

  Nodes(PublishNodeStore store, Supplier<Personal> limits) {
    this.store = store;
    this.limits = limits;
  }

  /** Calls {@code listener} after something at a node has changed. */
  void onChange(Consumer<Node> listener) {
    listeners.add(listener);
  }

  Optional<Node> find(Jid owner, String name) throws StoreException {
    Optional<PublishNode> kept = isName(name) ? store.node(owner, name) : Optional.empty();
    return kept.isEmpty() ? Optional.empty() : Optional.of(read(owner, kept.get()));
  }

  List<Node> all(Jid owner) throws StoreException {
    List<Node> nodes = new ArrayList<>();
    for (PublishNode kept : store.nodes(owner)) {
      nodes.add(read(owner, kept));
    }
    return nodes;
  }

  /** Makes a node or configures it anew. */
  void put(Node node) throws StoreException {
    int wanted = node.configuration().keptItems();
    DataForm form = node.configuration().form(DataForm.Type.RESULT);
    store.putNode(
        node.owner(),
        new PublishNode(
            node.name(),
            Math.min(wanted, limits.get().publishedItems()),
            ElementCodec.write(form.toElement())),
        limits.get().publishNodes());
    changed(node);
  }

  boolean delete(Node node) throws StoreException {
    boolean deleted = store.deleteNode(node.owner(), node.name());
    changed(node);
    return deleted;
  }

  /** Keeps an item, where its node keeps any. */
  void publish(Node node, PublishedItem item) throws StoreException {
    store.publish(node.owner(), node.name(), item, limits.get().publishedBytes());
    changed(node);
  }

  boolean retract(Node node, String id) throws StoreException {
    boolean retracted = isName(id) && store.retract(node.owner(), node.name(), id);
    changed(node);
    return retracted;
  }

  void purge(Node node) throws StoreException {
    store.purge(node.owner(), node.name());
    changed(node);
  }

  Optional<PublishedItem> item(Node node, String id) throws StoreException {
    return isName(id) ? store.item(node.owner(), node.name(), id) : Optional.empty();
  }

  /** The latest so many items, the latest first. */
  List<PublishedItem> items(Node node, int limit) throws StoreException {
    return store.items(node.owner(), node.name(), limit);
  }

  /** The last item of each node of that name that one of those has. */
  List<Last> last(Collection<Jid> owners, Collection<String> names) throws StoreException {
    List<Last> found = new ArrayList<>();
    for (PublishNodeStore.Latest latest : store.latest(owners, names)) {
      found.add(new Last(read(latest.owner(), latest.node()), latest.item()));
    }
    return found;
  }

  /** As it stands in an event or an answer. */
  static PubSubItem element(PublishedItem item) throws StoreException {
    try {
      return new PubSubItem(
          item.id(), item.payload().isEmpty() ? null : ElementCodec.parse(item.payload()));
    } catch (MalformedXmlException e) {
      throw new StoreException(
          StoreException.Reason.UNAVAILABLE, "an item is kept, but cannot be read", e);
    }
  }

  private void changed(Node node) {
    listeners.forEach(listener -> listener.accept(node));
  }

  /** Whether a node or an item can be called that. */
  static boolean isName(String name) {
    return !name.isEmpty() && name.length() <= PublishNode.MAX_NAME;
  }

  private static Node read(Jid owner, PublishNode kept) throws StoreException {
    try {
      DataForm form =
          DataForm.of(ElementCodec.parse(kept.configuration())).orElseThrow(Nodes::unreadable);
      if (NodeConfiguration.refusal(form).isPresent()) {
        throw unreadable();
      }
      return new Node(owner, kept.name(), NodeConfiguration.USUAL.with(form));
    } catch (MalformedXmlException e) {
      throw unreadable();
    }
  }

  /** Who may see it is not known then, so that nobody may. */
  private static StoreException unreadable() {
    return new StoreException(
        StoreException.Reason.UNAVAILABLE, "a node's configuration is kept, but cannot be read");
  }
}
