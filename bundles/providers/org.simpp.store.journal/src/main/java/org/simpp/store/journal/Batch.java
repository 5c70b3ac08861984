package org.simpp.store.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.simpp.store.SessionJournal.Entry;
import org.simpp.store.SessionJournal.Group;

/** Groups that are written as one: what is added and removed again within it is left out. */
final class Batch {
  /** Bytes of entries after which no further group is taken in. */
  static final int FULL = 1 << 20;

  private final Map<Long, Entry> added = new LinkedHashMap<>();
  private final List<Long> removed = new ArrayList<>();
  private final List<CompletableFuture<Void>> awaited = new ArrayList<>();
  private long bytes;

  void add(Group group, CompletableFuture<Void> durable) {
    for (Entry entry : group.added()) {
      added.put(entry.id(), entry);
      bytes += GroupRecord.sizeOf(entry);
    }
    for (Long id : group.removed()) {
      Entry within = added.remove(id);
      if (within == null) {
        removed.add(id);
      } else {
        bytes -= GroupRecord.sizeOf(within);
      }
    }
    awaited.add(durable);
  }

  boolean isFull() {
    return bytes >= FULL;
  }

  /** What it changes. */
  Group group() {
    return new Group(List.copyOf(added.values()), removed);
  }

  /** It is durable. */
  void complete() {
    awaited.forEach(one -> one.complete(null));
  }
}
