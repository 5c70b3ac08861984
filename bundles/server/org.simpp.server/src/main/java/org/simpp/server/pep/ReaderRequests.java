package org.simpp.server.pep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.simpp.model.Jid;
import org.simpp.server.feature.DiscoNodes;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.settings.ServerSettings.Personal;
import org.simpp.store.PublishedItem;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaError;
import org.simpp.xmpp.disco.DiscoInfo;
import org.simpp.xmpp.disco.DiscoItems;
import org.simpp.xmpp.disco.Identity;
import org.simpp.xmpp.pubsub.PubSub;
import org.simpp.xmpp.rsm.PageRequest;

/**
 * What somebody, the owner or another, may see of an account's nodes: which there are, what they
 * are, and their items (XEP-0060, sections 5 and 6.5). On the lane of who asks.
 */
final class ReaderRequests implements DiscoNodes {
  private final Nodes nodes;
  private final NodeAccess access;
  private final Supplier<Personal> limits;

  ReaderRequests(Nodes nodes, NodeAccess access, Supplier<Personal> limits) {
    this.nodes = nodes;
    this.access = access;
    this.limits = limits;
  }

  /** XEP-0060, section 6.5; in parts where that is asked for (section 6.5.4). */
  Optional<Element> items(IqRequest request, Element asked) throws IqRefusal, StoreException {
    Node node = permitted(request, Requests.require(nodes, request, asked));
    List<Element> named = asked.children(PubSub.NAMESPACE, "item");
    ItemsPage page =
        named.isEmpty()
            ? page(latest(node, asked.attribute("max_items")), request.child())
            : ItemsPage.of(these(node, named), PageRequest.ANY).orElseThrow();
    Element.Builder items =
        Element.builder(PubSub.NAMESPACE, "items").attribute("node", node.name());
    for (PublishedItem item : page.items()) {
      items.child(Nodes.element(item).toElement(PubSub.NAMESPACE));
    }
    Element.Builder answer = Requests.answer(items.build()).toBuilder();
    boolean isPart = request.child().child(PageRequest.NAMESPACE, "set").isPresent();
    if (isPart || page.isTruncated()) {
      answer.child(page.toElement());
    }
    return Optional.of(answer.build());
  }

  private static ItemsPage page(List<PublishedItem> all, Element pubsub) throws IqRefusal {
    PageRequest asked =
        PageRequest.in(pubsub)
            .orElseThrow(
                () -> new IqRefusal(StanzaCondition.BAD_REQUEST, "which part of the items?"));
    if (asked.isByIndex()) {
      throw new IqRefusal(
          StanzaCondition.FEATURE_NOT_IMPLEMENTED, "parts are asked for by an item's id");
    }
    return ItemsPage.of(all, asked)
        .orElseThrow(() -> new IqRefusal(StanzaCondition.ITEM_NOT_FOUND, "no such item"));
  }

  private List<PublishedItem> latest(Node node, Optional<String> max)
      throws IqRefusal, StoreException {
    int limit = limits.get().publishedItems();
    if (max.isPresent()) {
      if (!max.get().matches("[1-9][0-9]{0,8}")) {
        throw new IqRefusal(StanzaCondition.BAD_REQUEST, "max_items is a number from 1 on");
      }
      limit = Math.min(limit, Integer.parseInt(max.get()));
    }
    return nodes.items(node, limit);
  }

  /** Those of an id; one that is not there is not in the answer. */
  private List<PublishedItem> these(Node node, List<Element> named)
      throws IqRefusal, StoreException {
    if (named.size() > limits.get().publishedItems()) {
      throw new IqRefusal(StanzaCondition.NOT_ACCEPTABLE, "so many items there cannot be");
    }
    List<PublishedItem> found = new ArrayList<>();
    for (Element item : named) {
      nodes.item(node, item.attribute("id").orElse("")).ifPresent(found::add);
    }
    if (found.isEmpty()) {
      throw new IqRefusal(StanzaCondition.ITEM_NOT_FOUND, "no such item");
    }
    return found;
  }

  @Override
  public Optional<DiscoInfo> info(IqRequest request, String name) throws IqRefusal, StoreException {
    Optional<Node> node = node(request, name);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DiscoInfo(
            name,
            List.of(
                new Identity(
                    "pubsub", "leaf", "", permitted(request, node.get()).configuration().title())),
            List.of(PubSub.NAMESPACE),
            List.of(node.get().configuration().metaData().toElement())));
  }

  @Override
  public Optional<List<DiscoItems.Item>> items(IqRequest request, String name)
      throws IqRefusal, StoreException {
    Jid owner = request.addressee();
    Optional<Node> node = node(request, name);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        nodes.items(permitted(request, node.get()), limits.get().publishedItems()).stream()
            .map(item -> new DiscoItems.Item(owner, "", item.id()))
            .toList());
  }

  /** Those nodes that whoever asks may see (XEP-0163, section 6.2). */
  @Override
  public List<DiscoItems.Item> items(IqRequest request) throws StoreException {
    List<DiscoItems.Item> items = new ArrayList<>();
    if (request.target() != IqRequest.Target.SERVER) {
      for (Node node : nodes.all(request.addressee())) {
        if (access.refusal(request.session().account(), node).isEmpty()) {
          items.add(new DiscoItems.Item(node.owner(), node.name(), node.configuration().title()));
        }
      }
    }
    return items;
  }

  private Optional<Node> node(IqRequest request, String name) throws StoreException {
    return request.target() == IqRequest.Target.SERVER
        ? Optional.empty()
        : nodes.find(request.addressee(), name);
  }

  private Node permitted(IqRequest request, Node node) throws IqRefusal, StoreException {
    Optional<StanzaError> refusal = access.refusal(request.session().account(), node);
    if (refusal.isPresent()) {
      throw new IqRefusal(refusal.get());
    }
    return node;
  }
}
