package org.simpp.store.jpa;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceException;
import javax.persistence.TypedQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.simpp.model.Jid;
import org.simpp.store.ArchiveEntry;
import org.simpp.store.ArchiveEntry.Place;
import org.simpp.store.ArchiveId;
import org.simpp.store.ArchiveQuery;
import org.simpp.store.ArchiveStore;
import org.simpp.store.StoreException;
import org.simpp.store.StoreException.Reason;
import org.simpp.store.jpa.rows.ArchiveRow;
import org.simpp.store.jpa.rows.ArchiveRow.Slot;

/**
 * Archives: one table whose key grows, so that new messages stand together at its end. A message
 * that two accounts exchanged stands there once.
 */
@Component(service = ArchiveStore.class)
public final class JpaArchiveStore implements ArchiveStore {
  private final Transactions transactions;
  private final ArchiveAccounts accounts;

  @Activate
  public JpaArchiveStore(
      @Reference Transactions transactions, @Reference ArchiveAccounts accounts) {
    this.transactions = transactions;
    this.accounts = accounts;
  }

  @Override
  public void append(List<ArchiveEntry> entries) throws StoreException {
    accounts.whileAllStay(
        () -> {
          try {
            transactions.run("archiving messages", database -> insert(database, entries));
          } catch (StoreException e) {
            if (e.reason() != Reason.EXISTS) {
              throw e;
            }
            List<ArchiveEntry> missing = missing(entries);
            transactions.run("archiving the other messages", database -> insert(database, missing));
          }
        });
  }

  private void insert(EntityManager database, List<ArchiveEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    Set<Jid> wanted =
        entries.stream()
            .flatMap(entry -> entry.places().stream())
            .map(Place::account)
            .collect(Collectors.toSet());
    try (ArchiveInsert insert = new ArchiveInsert(database, accounts.keys(database, wanted))) {
      for (ArchiveEntry entry : entries) {
        insert.add(entry);
      }
      insert.execute();
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  private List<ArchiveEntry> missing(List<ArchiveEntry> entries) throws StoreException {
    LongSummaryStatistics positions =
        entries.stream().mapToLong(entry -> entry.id().position()).summaryStatistics();
    Set<Long> there =
        transactions.call(
            "looking for archived messages",
            database ->
                new HashSet<>(
                    database
                        .createQuery(
                            "SELECT m.position FROM ArchiveRow m"
                                + " WHERE m.position BETWEEN :first AND :last",
                            Long.class)
                        .setParameter("first", positions.getMin())
                        .setParameter("last", positions.getMax())
                        .getResultList()));
    return entries.stream().filter(entry -> !there.contains(entry.id().position())).toList();
  }

  @Override
  public List<ArchiveEntry> find(Jid account, ArchiveQuery query, End end, int limit)
      throws StoreException {
    List<ArchiveEntry> found =
        transactions.call(
            "reading the archive of " + account,
            database ->
                queries(database, account, query)
                    .flatMap(one -> page(one, account, end, limit))
                    .sorted(Comparator.comparing(ArchiveEntry::id))
                    .toList());
    int surplus = Math.max(0, found.size() - limit);
    return end == End.OLDEST
        ? found.subList(0, found.size() - surplus)
        : found.subList(surplus, found.size());
  }

  /** One for each slot; none where there is no such account. */
  private static Stream<JpaArchiveQuery> queries(
      EntityManager database, Jid account, ArchiveQuery query) {
    return Accounts.find(database, account).map(ArchiveAccounts::key).stream()
        .flatMap(
            key ->
                Stream.of(Slot.values())
                    .map(slot -> new JpaArchiveQuery(database, key, slot, query)));
  }

  private static Stream<ArchiveEntry> page(JpaArchiveQuery query, Jid account, End end, int limit) {
    TypedQuery<ArchiveRow> rows = end == End.OLDEST ? query.oldest() : query.newest();
    return rows.setMaxResults(limit).getResultList().stream()
        .map(row -> row.entry(account, query.slot()));
  }

  @Override
  public long count(Jid account, ArchiveQuery query) throws StoreException {
    return transactions.call(
        "counting the archive of " + account,
        database ->
            queries(database, account, query)
                .mapToLong(one -> one.count().getSingleResult())
                .sum());
  }

  @Override
  public Set<ArchiveId> present(Jid account, Set<ArchiveId> ids) throws StoreException {
    if (ids.isEmpty()) {
      return Set.of();
    }
    return transactions.call(
        "looking into the archive of " + account,
        database ->
            Accounts.find(database, account)
                .map(row -> JpaArchiveQuery.present(database, ArchiveAccounts.key(row), ids))
                .orElse(Set.of()));
  }

  @Override
  public int purge(Instant before, int limit) throws StoreException {
    return transactions.call(
        "forgetting archived messages",
        database -> {
          List<Long> old =
              database
                  .createQuery(
                      "SELECT m.position FROM ArchiveRow m WHERE m.position < :end"
                          + " ORDER BY m.position",
                      Long.class)
                  .setParameter("end", ArchiveId.first(before))
                  .setMaxResults(limit)
                  .getResultList();
          return old.isEmpty()
              ? 0
              : database
                  .createQuery("DELETE FROM ArchiveRow m WHERE m.position <= :last")
                  .setParameter("last", old.get(old.size() - 1))
                  .executeUpdate();
        });
  }

  @Override
  public long newest() throws StoreException {
    return transactions.call(
        "looking for the newest archived message",
        database ->
            Optional.ofNullable(
                    database
                        .createQuery("SELECT MAX(m.position) FROM ArchiveRow m", Long.class)
                        .getSingleResult())
                .orElse(0L));
  }
}
