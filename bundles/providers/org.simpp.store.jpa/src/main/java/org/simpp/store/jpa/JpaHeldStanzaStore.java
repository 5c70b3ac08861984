package org.simpp.store.jpa;

import java.time.Instant;
import java.util.List;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.store.HeldStanza;
import org.simpp.store.HeldStanzaStore;
import org.simpp.store.StoreException;
import org.simpp.store.StoreException.Reason;
import org.simpp.store.jpa.rows.AccountRow;
import org.simpp.store.jpa.rows.Addresses;
import org.simpp.store.jpa.rows.HeldStanzaRow;

/**
 * Stanzas that wait. They are numbered under the lock of their account: whoever sees one has seen,
 * or can see, every one before it, and so may release all up to it.
 */
@Component(service = HeldStanzaStore.class)
public final class JpaHeldStanzaStore implements HeldStanzaStore {
  private final Transactions transactions;

  @Activate
  public JpaHeldStanzaStore(@Reference Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void hold(Jid recipient, Instant received, Bytes xml, String origin, int maxHeld)
      throws StoreException {
    transactions.run(
        "holding a stanza for " + recipient,
        database -> {
          AccountRow account = Accounts.lockExisting(database, recipient);
          if (isHeld(database, account, origin)) {
            return;
          }
          if (held(database, recipient) >= maxHeld) {
            throw new StoreException(
                Reason.FULL, maxHeld + " stanzas wait for " + recipient + " already");
          }
          database.persist(new HeldStanzaRow(account, received, xml, origin));
        });
  }

  private static boolean isHeld(EntityManager database, AccountRow account, String origin) {
    return !origin.isEmpty()
        && !database
            .createQuery(
                "SELECT h.arrival FROM HeldStanzaRow h WHERE h.accountId = :account"
                    + " AND h.origin = :origin",
                Long.class)
            .setParameter("account", account.id())
            .setParameter("origin", origin)
            .getResultList()
            .isEmpty();
  }

  @Override
  public List<HeldStanza> waiting(Jid recipient, long afterId, int limit) throws StoreException {
    return transactions.call(
        "reading what waits for " + recipient,
        database ->
            database
                .createQuery(
                    "SELECT h FROM HeldStanzaRow h, AccountRow a WHERE h.accountId = a.id"
                        + " AND a.addressHash = :address AND h.arrival > :after"
                        + " ORDER BY h.arrival",
                    HeldStanzaRow.class)
                .setParameter("address", Addresses.hash(recipient))
                .setParameter("after", afterId)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(HeldStanzaRow::heldStanza)
                .toList());
  }

  @Override
  public void release(Jid recipient, long lastId) throws StoreException {
    transactions.run(
        "releasing what waited for " + recipient,
        database ->
            Accounts.find(database, recipient)
                .ifPresent(
                    account ->
                        database
                            .createQuery(
                                "DELETE FROM HeldStanzaRow h"
                                    + " WHERE h.accountId = :account AND h.arrival <= :last")
                            .setParameter("account", account.id())
                            .setParameter("last", lastId)
                            .executeUpdate()));
  }

  @Override
  public int count(Jid recipient) throws StoreException {
    return transactions.call(
        "counting what waits for " + recipient,
        database -> Math.toIntExact(held(database, recipient)));
  }

  private static long held(EntityManager database, Jid recipient) {
    return database
        .createQuery(
            "SELECT COUNT(h) FROM HeldStanzaRow h, AccountRow a"
                + " WHERE h.accountId = a.id AND a.addressHash = :address",
            Long.class)
        .setParameter("address", Addresses.hash(recipient))
        .getSingleResult();
  }
}
