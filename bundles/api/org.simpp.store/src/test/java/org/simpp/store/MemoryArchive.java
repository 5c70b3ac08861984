package org.simpp.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.simpp.model.Jid;

/** The archives in memory. */
final class MemoryArchive implements ArchiveStore {
  private final TreeMap<Long, ArchiveEntry> entries = new TreeMap<>();
  private final Predicate<Jid> isAccount;

  MemoryArchive(Predicate<Jid> isAccount) {
    this.isAccount = isAccount;
  }

  @Override
  public void append(List<ArchiveEntry> more) {
    // not under the lock: whoever deletes an account holds its own and takes this one
    List<ArchiveEntry> those =
        more.stream().filter(entry -> isAccount.test(entry.account())).toList();
    synchronized (this) {
      those.forEach(entry -> entries.putIfAbsent(entry.id().position(), entry));
    }
  }

  @Override
  public synchronized List<ArchiveEntry> find(Jid account, ArchiveQuery query, End end, int limit) {
    List<ArchiveEntry> all = new ArrayList<>(matching(account, query).toList());
    return end == End.OLDEST
        ? List.copyOf(all.subList(0, Math.min(limit, all.size())))
        : List.copyOf(all.subList(Math.max(0, all.size() - limit), all.size()));
  }

  @Override
  public synchronized long count(Jid account, ArchiveQuery query) {
    return matching(account, query).count();
  }

  @Override
  public synchronized Set<ArchiveId> present(Jid account, Set<ArchiveId> ids) {
    return matching(account, ArchiveQuery.ALL)
        .map(ArchiveEntry::id)
        .filter(ids::contains)
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized int purge(Instant before, int limit) {
    List<Long> old =
        entries.headMap(ArchiveId.first(before)).keySet().stream().limit(limit).toList();
    old.forEach(entries::remove);
    return old.size();
  }

  @Override
  public synchronized long newest() {
    return entries.isEmpty() ? 0 : entries.lastKey();
  }

  synchronized void forget(Jid account) {
    entries.values().removeIf(entry -> entry.account().equals(account));
  }

  private Stream<ArchiveEntry> matching(Jid account, ArchiveQuery query) {
    Jid with = query.with();
    return entries.values().stream()
        .filter(entry -> entry.account().equals(account))
        .filter(entry -> entry.id().position() >= query.first())
        .filter(entry -> entry.id().position() <= query.last())
        .filter(entry -> query.ids().isEmpty() || query.ids().contains(entry.id()))
        .filter(
            entry ->
                with == null
                    || entry.peer().equals(with)
                    || (with.isBare() && entry.peer().bare().equals(with)));
  }
}
