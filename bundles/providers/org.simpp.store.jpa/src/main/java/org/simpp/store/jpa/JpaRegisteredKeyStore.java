package org.simpp.store.jpa;

import java.util.Optional;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.store.RegisteredKeyStore;
import org.simpp.store.RegisteredKeys;
import org.simpp.store.StoreException;
import org.simpp.store.StoreException.Reason;
import org.simpp.store.jpa.rows.AccountRow;
import org.simpp.store.jpa.rows.Addresses;
import org.simpp.store.jpa.rows.RegisteredKeysRow;

/** Registered keys. A registration takes its invitation in the same transaction. */
@Component(service = RegisteredKeyStore.class)
public final class JpaRegisteredKeyStore implements RegisteredKeyStore {
  private final Transactions transactions;

  @Activate
  public JpaRegisteredKeyStore(@Reference Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<RegisteredKeys> find(Jid account, int suite) throws StoreException {
    return transactions.call(
        "reading the keys of " + account,
        database -> row(database, account, suite).map(RegisteredKeysRow::registeredKeys));
  }

  @Override
  public boolean register(Bytes tokenHash, Jid account, RegisteredKeys keys) throws StoreException {
    return transactions.call(
        "registering " + account,
        database -> {
          if (!JpaInvitationStore.take(database, tokenHash, account, keys.registered())) {
            return false;
          }
          if (row(database, account, keys.suite()).isPresent()) {
            throw new StoreException(
                Reason.EXISTS, account + " has registered keys of that suite already");
          }
          AccountRow owner = Accounts.find(database, account).orElse(null);
          if (owner == null) {
            owner = new AccountRow(account, keys.registered());
            database.persist(owner);
            // first the account: nothing tells JPA that the keys hang on it
            database.flush();
          }
          database.persist(new RegisteredKeysRow(owner.id(), keys));
          return true;
        });
  }

  private static Optional<RegisteredKeysRow> row(EntityManager database, Jid account, int suite) {
    return Accounts.first(
        database
            .createQuery(
                "SELECT k FROM RegisteredKeysRow k, AccountRow a WHERE k.accountId = a.id"
                    + " AND a.addressHash = :address AND k.suite = :suite",
                RegisteredKeysRow.class)
            .setParameter("address", Addresses.hash(account))
            .setParameter("suite", suite));
  }
}
