package org.simpp.store.jpa;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.simpp.model.Jid;
import org.simpp.store.ArchiveQuery;
import org.simpp.store.StoreException;
import org.simpp.store.jpa.rows.AccountRow;
import org.simpp.store.jpa.rows.Addresses;
import org.simpp.store.jpa.rows.ArchiveRow.Slot;

/**
 * How archives know their accounts: by the first half of the account's id, a random number of 60
 * bits. No foreign key looks after it, which would cost each message two more searches: what is
 * archived meanwhile waits until an account is deleted, and this server is the only one on its
 * database (see {@link org.simpp.store.jpa.schema.ServerLock}).
 */
@Component(service = ArchiveAccounts.class)
public final class ArchiveAccounts {
  /** How many rows one statement may take away: no transaction is to last long. */
  private static final int PIECE = 1_000;

  /** How many accounts are remembered. */
  private static final int REMEMBERED = 20_000;

  /** How many are looked for at once. */
  private static final int ASKED = 500;

  private final Transactions transactions;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<Jid, Long> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Jid, Long> eldest) {
          return size() > REMEMBERED;
        }
      };

  @Activate
  public ArchiveAccounts(@Reference Transactions transactions) {
    this.transactions = transactions;
  }

  /** Something that the database may refuse. */
  @FunctionalInterface
  interface Step {
    void run() throws StoreException;
  }

  static long key(AccountRow account) {
    return UUID.fromString(account.id()).getMostSignificantBits();
  }

  /** Does it while no account is deleted. */
  void whileAllStay(Step step) throws StoreException {
    lock.readLock().lock();
    try {
      step.run();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** The keys of those of {@code accounts} that are there. */
  Map<Jid, Long> keys(EntityManager database, Collection<Jid> accounts) {
    Map<Jid, Long> keys = new HashMap<>();
    synchronized (known) {
      accounts.forEach(account -> keys.computeIfAbsent(account, known::get));
    }
    List<Jid> others =
        accounts.stream().filter(account -> !keys.containsKey(account)).distinct().toList();
    for (int from = 0; from < others.size(); from += ASKED) {
      List<Jid> some = others.subList(from, Math.min(from + ASKED, others.size()));
      Map<Jid, Long> found = find(database, some);
      keys.putAll(found);
      synchronized (known) {
        known.putAll(found);
      }
    }
    return keys;
  }

  private static Map<Jid, Long> find(EntityManager database, List<Jid> accounts) {
    Map<Jid, Long> found = new HashMap<>();
    database
        .createQuery("SELECT a FROM AccountRow a WHERE a.addressHash IN :hashes", AccountRow.class)
        .setParameter("hashes", accounts.stream().map(Addresses::hash).toList())
        .getResultList()
        .forEach(row -> found.put(row.jid(), key(row)));
    return found;
  }

  /** Deletes an account by {@code deletion}, and its archive before, a piece at a time. */
  void delete(Jid account, Step deletion) throws StoreException {
    forget(account);
    lock.writeLock().lock();
    try {
      // what came meanwhile
      forget(account);
      deletion.run();
      synchronized (known) {
        known.remove(account);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void forget(Jid account) throws StoreException {
    for (Slot slot : Slot.values()) {
      int forgotten = PIECE;
      while (forgotten == PIECE) {
        forgotten =
            transactions.call(
                "forgetting the archive of " + account,
                database -> forgetSome(database, account, slot));
      }
    }
  }

  /** Empties the slot in some rows, and takes away those in which no account is left. */
  private static int forgetSome(EntityManager database, Jid account, Slot slot) {
    List<Long> some =
        Accounts.find(database, account)
            .map(row -> new JpaArchiveQuery(database, key(row), slot, ArchiveQuery.ALL))
            .map(all -> all.positions().setMaxResults(PIECE).getResultList())
            .orElse(List.of());
    if (!some.isEmpty()) {
      database
          .createQuery(
              "UPDATE ArchiveRow m SET " + slot.account() + " = NULL WHERE m.position IN :some")
          .setParameter("some", some)
          .executeUpdate();
      database
          .createQuery(
              "DELETE FROM ArchiveRow m WHERE m.position IN :some"
                  + " AND m.firstAccount IS NULL AND m.secondAccount IS NULL")
          .setParameter("some", some)
          .executeUpdate();
    }
    return some.size();
  }
}
