package org.simpp.store.jpa;

import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.store.DocumentStore;
import org.simpp.store.StoreException;
import org.simpp.store.StoreException.Reason;
import org.simpp.store.jpa.rows.AccountRow;
import org.simpp.store.jpa.rows.Addresses;
import org.simpp.store.jpa.rows.DocumentRow;

/** Documents; they are counted under the lock of their account. */
@Component(service = DocumentStore.class)
public final class JpaDocumentStore implements DocumentStore {
  private final Transactions transactions;

  @Activate
  public JpaDocumentStore(@Reference Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Bytes> find(Jid owner, String collection, String name) throws StoreException {
    return transactions.call(
        "reading a document of " + owner,
        database ->
            Accounts.first(byName(database, owner, collection, name)).map(DocumentRow::content));
  }

  @Override
  public void put(Jid owner, String collection, String name, Bytes content, int maxDocuments)
      throws StoreException {
    DocumentStore.requireNames(collection, name);
    transactions.run(
        "keeping a document of " + owner,
        database -> {
          AccountRow account = Accounts.lockExisting(database, owner);
          Optional<DocumentRow> present = Accounts.first(byName(database, owner, collection, name));
          if (present.isPresent()) {
            present.get().become(content);
          } else if (count(database, account, collection) >= maxDocuments) {
            throw new StoreException(
                Reason.FULL, owner + " keeps " + maxDocuments + " documents there already");
          } else {
            database.persist(new DocumentRow(account, collection, name, content));
          }
        });
  }

  @Override
  public boolean remove(Jid owner, String collection, String name) throws StoreException {
    return transactions.call(
        "removing a document of " + owner,
        database -> {
          Accounts.lock(database, owner);
          Optional<DocumentRow> present = Accounts.first(byName(database, owner, collection, name));
          present.ifPresent(database::remove);
          return present.isPresent();
        });
  }

  private static long count(EntityManager database, AccountRow account, String collection) {
    return database
        .createQuery(
            "SELECT COUNT(d) FROM DocumentRow d"
                + " WHERE d.accountId = :account AND d.collection = :collection",
            Long.class)
        .setParameter("account", account.id())
        .setParameter("collection", collection)
        .getSingleResult();
  }

  private static TypedQuery<DocumentRow> byName(
      EntityManager database, Jid owner, String collection, String name) {
    return database
        .createQuery(
            "SELECT d FROM DocumentRow d, AccountRow a WHERE d.accountId = a.id"
                + " AND a.addressHash = :address AND d.collection = :collection"
                + " AND d.nameHash = :name",
            DocumentRow.class)
        .setParameter("address", Addresses.hash(owner))
        .setParameter("collection", collection)
        .setParameter("name", Addresses.hash(name));
  }
}
