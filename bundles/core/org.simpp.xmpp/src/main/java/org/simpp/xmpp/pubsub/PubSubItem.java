package org.simpp.xmpp.pubsub;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.xmpp.Element;

/**
 * An item of a node, as it is published, asked for or told of.
 *
 * @param id "" where its node is to choose one
 * @param payload null for an item without one
 */
public record PubSubItem(String id, @Nullable Element payload) {
  /**
   * What an {@code <item/>} writes; empty where it is none: another element, or more than one
   * payload.
   */
  public static Optional<PubSubItem> of(Element item) {
    List<Element> payloads = item.children();
    if (!item.localName().equals("item") || payloads.size() > 1) {
      return Optional.empty();
    }
    return Optional.of(
        new PubSubItem(
            item.attribute("id").orElse(""), payloads.isEmpty() ? null : payloads.get(0)));
  }

  public PubSubItem withId(String other) {
    return new PubSubItem(other, payload);
  }

  public PubSubItem withoutPayload() {
    return new PubSubItem(id, null);
  }

  /**
   * As an {@code <item/>}.
   *
   * @param namespace that of the element around it
   */
  public Element toElement(String namespace) {
    Element.Builder item =
        Element.builder(namespace, "item").attribute("id", id.isEmpty() ? null : id);
    return payload == null ? item.build() : item.child(payload).build();
  }
}
