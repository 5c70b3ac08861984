package org.simpp.xmpp.disco;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.simpp.model.Jid;
import org.simpp.xmpp.Element;

/**
 * What belongs to an entity (XEP-0030, section 4).
 *
 * @param node "" for none
 */
public record DiscoItems(String node, List<Item> items) {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "http://jabber.org/protocol/disco#items";

  /**
   * One of them.
   *
   * @param node "" for none
   * @param name for people, "" for none
   */
  public record Item(Jid address, String node, String name) {
    public Item {
      Objects.requireNonNull(address);
      Objects.requireNonNull(node);
      Objects.requireNonNull(name);
    }
  }

  public DiscoItems {
    Objects.requireNonNull(node);
    items = List.copyOf(items);
  }

  /** The answer that {@code query} writes; empty where it is none, or an item has no address. */
  public static Optional<DiscoItems> of(Element query) {
    if (!query.is(NAMESPACE, "query")) {
      return Optional.empty();
    }
    List<Item> items = new ArrayList<>();
    try {
      for (Element item : query.children(NAMESPACE, "item")) {
        items.add(
            new Item(
                Jid.of(item.attribute("jid").orElse("")),
                item.attribute("node").orElse(""),
                item.attribute("name").orElse("")));
      }
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return Optional.of(new DiscoItems(query.attribute("node").orElse(""), items));
  }

  /** As the answer's element. */
  public Element toElement() {
    Element.Builder query =
        Element.builder(NAMESPACE, "query").attribute("node", node.isEmpty() ? null : node);
    for (Item item : items) {
      query.child(
          Element.builder(NAMESPACE, "item")
              .attribute("jid", item.address().toString())
              .attribute("node", item.node().isEmpty() ? null : item.node())
              .attribute("name", item.name().isEmpty() ? null : item.name())
              .build());
    }
    return query.build();
  }
}
