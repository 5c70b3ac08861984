package org.simpp.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A journal in memory that remembers every group, so that a crash can be put anywhere. */
public final class MemoryJournal implements SessionJournal {
  private final List<Group> groups = new ArrayList<>();
  private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
  private boolean open;
  private boolean stalled;
  private boolean away;

  /** From now on nothing becomes durable, as on a slow disk, until {@link #proceed}. */
  public synchronized void stall() {
    stalled = true;
  }

  /** What waits becomes durable. */
  public void proceed() {
    List<CompletableFuture<Void>> all;
    synchronized (this) {
      stalled = false;
      all = List.copyOf(waiting);
      waiting.clear();
    }
    all.forEach(one -> one.complete(null));
  }

  /** Whether it refuses what comes. */
  public synchronized void goAway(boolean goes) {
    away = goes;
  }

  /** How many groups have been appended. */
  public synchronized int size() {
    return groups.size();
  }

  /** What a new process finds where the first {@code written} groups were written and no more. */
  public synchronized MemoryJournal cutAfter(int written) {
    MemoryJournal next = new MemoryJournal();
    next.groups.addAll(groups.subList(0, written));
    return next;
  }

  @Override
  public synchronized List<Entry> open() {
    open = true;
    Map<Long, Entry> entries = new TreeMap<>();
    for (Group group : groups) {
      group.added().forEach(entry -> entries.put(entry.id(), entry));
      group.removed().forEach(entries::remove);
    }
    return List.copyOf(entries.values());
  }

  @Override
  public CompletionStage<Void> append(Group group) {
    synchronized (this) {
      if (!open || away) {
        return CompletableFuture.failedFuture(
            new StoreException(StoreException.Reason.UNAVAILABLE, "the journal is away"));
      }
      groups.add(group);
      if (stalled) {
        CompletableFuture<Void> durable = new CompletableFuture<>();
        waiting.add(durable);
        return durable;
      }
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public synchronized Optional<String> outage() {
    return away ? Optional.of("the journal is away") : Optional.empty();
  }

  @Override
  public synchronized void close() {
    open = false;
  }
}
