package org.simpp.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.simpp.model.Jid;
import org.simpp.store.ArchiveEntry.Place;

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
        more.stream().map(entry -> keeping(entry, isAccount)).flatMap(Optional::stream).toList();
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
    entries
        .entrySet()
        .removeIf(
            one ->
                keeping(one.getValue(), other -> !other.equals(account))
                    .map(one::setValue)
                    .isEmpty());
  }

  /** The entry with those of its places alone that are meant; empty where there is none. */
  private static Optional<ArchiveEntry> keeping(ArchiveEntry entry, Predicate<Jid> accounts) {
    List<Place> kept =
        entry.places().stream().filter(place -> accounts.test(place.account())).toList();
    return kept.isEmpty()
        ? Optional.empty()
        : Optional.of(new ArchiveEntry(entry.id(), entry.message(), kept));
  }

  private Stream<ArchiveEntry> matching(Jid account, ArchiveQuery query) {
    Jid with = query.with();
    return entries.values().stream()
        .map(entry -> keeping(entry, account::equals))
        .flatMap(Optional::stream)
        .filter(entry -> entry.id().position() >= query.first())
        .filter(entry -> entry.id().position() <= query.last())
        .filter(entry -> query.ids().isEmpty() || query.ids().contains(entry.id()))
        .filter(
            entry ->
                with == null
                    || peer(entry).equals(with)
                    || (with.isBare() && peer(entry).bare().equals(with)));
  }

  private static Jid peer(ArchiveEntry entry) {
    return entry.places().get(0).peer();
  }
}
