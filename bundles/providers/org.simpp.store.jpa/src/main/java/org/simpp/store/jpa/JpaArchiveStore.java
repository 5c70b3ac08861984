package org.simpp.store.jpa;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import javax.persistence.PersistenceException;
import javax.persistence.TypedQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.simpp.model.Jid;
import org.simpp.store.ArchiveEntry;
import org.simpp.store.ArchiveId;
import org.simpp.store.ArchiveQuery;
import org.simpp.store.ArchiveStore;
import org.simpp.store.StoreException;
import org.simpp.store.StoreException.Reason;
import org.simpp.store.jpa.rows.AccountRow;
import org.simpp.store.jpa.rows.Addresses;
import org.simpp.store.jpa.rows.ArchiveRow;

/** Archives: one table whose key grows, so that new messages stand together at its end. */
@Component(service = ArchiveStore.class)
public final class JpaArchiveStore implements ArchiveStore {
  /** How many rows one statement may delete: no transaction is to last long. */
  private static final int BATCH = 1_000;

  private final Transactions transactions;

  @Activate
  public JpaArchiveStore(@Reference Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void append(List<ArchiveEntry> entries) throws StoreException {
    try {
      transactions.run(
          "archiving messages", database -> insert(database, entries, LockModeType.NONE));
    } catch (StoreException e) {
      // some were there already, or an account was deleted between the two statements
      if (e.reason() != Reason.EXISTS && e.reason() != Reason.NOT_FOUND) {
        throw e;
      }
      List<ArchiveEntry> missing = missing(entries);
      transactions.run(
          "archiving the other messages",
          database -> insert(database, missing, LockModeType.PESSIMISTIC_WRITE));
    }
  }

  private static void insert(
      EntityManager database, List<ArchiveEntry> entries, LockModeType accountsLock) {
    if (entries.isEmpty()) {
      return;
    }
    Map<Jid, String> hashes =
        entries.stream()
            .map(ArchiveEntry::account)
            .distinct()
            .collect(Collectors.toMap(Function.identity(), Addresses::hash));
    Map<String, String> ids =
        database
            .createQuery(
                "SELECT a FROM AccountRow a WHERE a.addressHash IN :hashes", AccountRow.class)
            .setParameter("hashes", hashes.values())
            .setLockMode(accountsLock)
            .getResultList()
            .stream()
            .collect(Collectors.toMap(AccountRow::addressHash, AccountRow::id));
    try (ArchiveInsert insert = new ArchiveInsert(database)) {
      for (ArchiveEntry entry : entries) {
        String id = ids.get(hashes.get(entry.account()));
        if (id != null) {
          insert.add(id, entry);
        }
      }
      insert.execute();
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  private List<ArchiveEntry> missing(List<ArchiveEntry> entries) throws StoreException {
    return transactions.call(
        "looking for archived messages",
        database -> {
          Set<Long> there =
              new HashSet<>(
                  database
                      .createQuery(
                          "SELECT m.position FROM ArchiveRow m WHERE m.position IN :positions",
                          Long.class)
                      .setParameter(
                          "positions",
                          entries.stream().map(entry -> entry.id().position()).toList())
                      .getResultList());
          return entries.stream().filter(entry -> !there.contains(entry.id().position())).toList();
        });
  }

  @Override
  public List<ArchiveEntry> find(Jid account, ArchiveQuery query, End end, int limit)
      throws StoreException {
    return transactions.call(
        "reading the archive of " + account,
        database ->
            JpaArchiveQuery.of(database, account, query)
                .map(found -> page(found, end, limit))
                .orElse(List.of())
                .stream()
                .map(row -> row.entry(account))
                .toList());
  }

  private static List<ArchiveRow> page(JpaArchiveQuery query, End end, int limit) {
    TypedQuery<ArchiveRow> rows = end == End.OLDEST ? query.oldest() : query.newest();
    List<ArchiveRow> found = new ArrayList<>(rows.setMaxResults(limit).getResultList());
    if (end == End.NEWEST) {
      Collections.reverse(found);
    }
    return found;
  }

  @Override
  public long count(Jid account, ArchiveQuery query) throws StoreException {
    return transactions.call(
        "counting the archive of " + account,
        database ->
            JpaArchiveQuery.of(database, account, query)
                .map(one -> one.count().getSingleResult())
                .orElse(0L));
  }

  @Override
  public Set<ArchiveId> present(Jid account, Set<ArchiveId> ids) throws StoreException {
    if (ids.isEmpty()) {
      return Set.of();
    }
    return transactions.call(
        "looking into the archive of " + account,
        database -> JpaArchiveQuery.present(database, account, ids));
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

  /** Forgets the archive of {@code account}, a piece at a time. */
  static void forget(Transactions transactions, Jid account) throws StoreException {
    int forgotten = BATCH;
    while (forgotten == BATCH) {
      forgotten =
          transactions.call(
              "forgetting the archive of " + account, database -> forgetSome(database, account));
    }
  }

  private static int forgetSome(EntityManager database, Jid account) {
    List<Long> some =
        JpaArchiveQuery.of(database, account, ArchiveQuery.ALL)
            .map(all -> all.positions().setMaxResults(BATCH).getResultList())
            .orElse(List.of());
    return some.isEmpty()
        ? 0
        : database
            .createQuery("DELETE FROM ArchiveRow m WHERE m.position IN :some")
            .setParameter("some", some)
            .executeUpdate();
  }
}
