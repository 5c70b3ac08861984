package org.simpp.server.pep;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.server.settings.ServerSettings.Personal;
import org.simpp.store.DocumentStore;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;

/**
 * Who has subscribed to a node in words, as those do who do not see its owner's presence (XEP-0060,
 * section 6). Durable; on the owner's lane. Every method may wait for the store.
 */
final class Subscribers {
  private static final String COLLECTION = "subscribers";
  private static final String NAMESPACE = "urn:x-simpp:subscribers";

  /** Of one node: each publication looks at all of them. */
  private static final int MAX_SUBSCRIBERS = 1_000;

  private final DocumentStore store;
  private final Supplier<Personal> limits;

  Subscribers(DocumentStore store, Supplier<Personal> limits) {
    this.store = store;
    this.limits = limits;
  }

  /** The addresses that have subscribed, the longest there first. */
  Set<Jid> of(Node node) throws StoreException {
    Optional<Bytes> kept = store.find(node.owner(), COLLECTION, node.name());
    Set<Jid> all = new LinkedHashSet<>();
    if (kept.isPresent()) {
      try {
        ElementCodec.parse(kept.get()).children().stream()
            .flatMap(one -> one.attribute("jid").stream())
            .map(Jid::of)
            .forEach(all::add);
      } catch (MalformedXmlException | IllegalArgumentException e) {
        throw new StoreException(
            StoreException.Reason.UNAVAILABLE,
            "who has subscribed to a node is kept, but cannot be read",
            e);
      }
    }
    return all;
  }

  /** Whether there was room for one more; who is there already is there once. */
  boolean add(Node node, Jid subscriber) throws StoreException {
    Set<Jid> all = of(node);
    if (all.add(subscriber)) {
      if (all.size() > MAX_SUBSCRIBERS) {
        return false;
      }
      keep(node, all);
    }
    return true;
  }

  /** Whether any of {@code gone} had subscribed. */
  boolean removeAll(Node node, Set<Jid> gone) throws StoreException {
    Set<Jid> all = of(node);
    boolean isChanged = all.removeAll(gone);
    if (isChanged) {
      keep(node, all);
    }
    return isChanged;
  }

  /** The node is there no more. */
  void forget(Node node) throws StoreException {
    store.remove(node.owner(), COLLECTION, node.name());
  }

  private void keep(Node node, Set<Jid> all) throws StoreException {
    if (all.isEmpty()) {
      forget(node);
      return;
    }
    Element.Builder list = Element.builder(NAMESPACE, "subscribers");
    all.forEach(
        one ->
            list.child(
                Element.builder(NAMESPACE, "subscriber").attribute("jid", one.toString()).build()));
    store.put(
        node.owner(),
        COLLECTION,
        node.name(),
        ElementCodec.write(list.build()),
        limits.get().publishNodes());
  }
}
