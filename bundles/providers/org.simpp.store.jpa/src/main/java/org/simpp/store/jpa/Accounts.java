package org.simpp.store.jpa;

import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.simpp.model.Jid;
import org.simpp.store.StoreException;
import org.simpp.store.StoreException.Reason;
import org.simpp.store.jpa.rows.AccountRow;
import org.simpp.store.jpa.rows.Addresses;

/** The account rows within one transaction. */
final class Accounts {
  private Accounts() {}

  static Optional<AccountRow> find(EntityManager database, Jid account) {
    return first(byAddress(database, account));
  }

  /** The row, locked until the transaction ends. */
  static Optional<AccountRow> lock(EntityManager database, Jid account) {
    return first(
        database
            .createNamedQuery(AccountRow.LOCK, AccountRow.class)
            .setParameter("hash", Addresses.hash(account)));
  }

  /** The row, locked until the transaction ends. */
  static AccountRow lockExisting(EntityManager database, Jid account) throws StoreException {
    return lock(database, account).orElseThrow(() -> notFound(account));
  }

  static boolean exists(EntityManager database, Jid account) {
    return first(
            database
                .createQuery(
                    "SELECT a.id FROM AccountRow a WHERE a.addressHash = :hash", String.class)
                .setParameter("hash", Addresses.hash(account)))
        .isPresent();
  }

  static StoreException notFound(Jid account) {
    return new StoreException(Reason.NOT_FOUND, "there is no account " + account);
  }

  /**
   * The row of a query that finds one or none. It says no limit: for each query with one
   * EclipseLink writes the SQL anew, which takes longer than the database.
   */
  static <T> Optional<T> first(TypedQuery<T> query) {
    List<T> found = query.getResultList();
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  private static TypedQuery<AccountRow> byAddress(EntityManager database, Jid account) {
    return database
        .createQuery("SELECT a FROM AccountRow a WHERE a.addressHash = :hash", AccountRow.class)
        .setParameter("hash", Addresses.hash(account));
  }
}
