package org.simpp.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.simpp.model.Jid;
import org.simpp.store.StoreException.Reason;

/** The nodes of a {@link MemoryStore}, which guards them. */
final class MemoryNodes {
  private static final class Kept {
    private PublishNode node;
    private final List<PublishedItem> items = new ArrayList<>();

    private Kept(PublishNode node) {
      this.node = node;
    }

    private void trim() {
      while (items.size() > node.maxItems()) {
        items.remove(items.size() - 1);
      }
    }
  }

  private final Map<Jid, Map<String, Kept>> owners = new HashMap<>();

  List<PublishNode> nodes(Jid owner) {
    return of(owner).values().stream().map(kept -> kept.node).toList();
  }

  Optional<PublishNode> node(Jid owner, String name) {
    return Optional.ofNullable(of(owner).get(name)).map(kept -> kept.node);
  }

  void put(Jid owner, PublishNode node, int maxNodes) throws StoreException {
    Map<String, Kept> nodes = owners.computeIfAbsent(owner, key -> new TreeMap<>());
    Kept kept = nodes.get(node.name());
    if (kept == null) {
      if (nodes.size() >= maxNodes) {
        throw new StoreException(Reason.FULL, maxNodes + " nodes already");
      }
      nodes.put(node.name(), new Kept(node));
    } else {
      kept.node = node;
      kept.trim();
    }
  }

  boolean delete(Jid owner, String name) {
    return owners.containsKey(owner) && owners.get(owner).remove(name) != null;
  }

  void publish(Jid owner, String node, PublishedItem item, long maxBytes) throws StoreException {
    Kept kept = of(owner).get(node);
    if (kept == null) {
      throw new StoreException(Reason.NOT_FOUND, "there is no node " + node);
    }
    long others =
        of(owner).values().stream()
            .flatMap(
                one -> one.items.stream().filter(i -> one != kept || !i.id().equals(item.id())))
            .mapToLong(one -> one.payload().length())
            .sum();
    if (others + item.payload().length() > maxBytes) {
      throw new StoreException(Reason.FULL, maxBytes + " bytes are all there is");
    }
    kept.items.removeIf(one -> one.id().equals(item.id()));
    kept.items.add(0, item);
    kept.trim();
  }

  List<PublishedItem> items(Jid owner, String node, int limit) {
    Kept kept = of(owner).get(node);
    return kept == null ? List.of() : kept.items.stream().limit(limit).toList();
  }

  List<PublishNodeStore.Latest> latest(Collection<Jid> asked, Collection<String> names) {
    List<PublishNodeStore.Latest> all = new ArrayList<>();
    for (Jid owner : asked) {
      for (Kept kept : of(owner).values()) {
        if (names.contains(kept.node.name()) && !kept.items.isEmpty()) {
          all.add(new PublishNodeStore.Latest(owner, kept.node, kept.items.get(0)));
        }
      }
    }
    return all;
  }

  boolean retract(Jid owner, String node, String id) {
    Kept kept = of(owner).get(node);
    return kept != null && kept.items.removeIf(one -> one.id().equals(id));
  }

  void purge(Jid owner, String node) {
    Kept kept = of(owner).get(node);
    if (kept != null) {
      kept.items.clear();
    }
  }

  void forget(Jid owner) {
    owners.remove(owner);
  }

  private Map<String, Kept> of(Jid owner) {
    return owners.getOrDefault(owner, Map.of());
  }
}
