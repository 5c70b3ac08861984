package org.simpp.store.jpa;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.simpp.model.Jid;
import org.simpp.store.PublishNode;
import org.simpp.store.PublishNodeStore;
import org.simpp.store.PublishedItem;
import org.simpp.store.StoreException;
import org.simpp.store.StoreException.Reason;
import org.simpp.store.jpa.rows.AccountRow;
import org.simpp.store.jpa.rows.Addresses;
import org.simpp.store.jpa.rows.PublishNodeRow;
import org.simpp.store.jpa.rows.PublishedItemRow;

/** Nodes and their items; whatever changes them holds the lock of their account. */
@Component(service = PublishNodeStore.class)
public final class JpaPublishNodeStore implements PublishNodeStore {
  /** How many owners one statement asks for. */
  private static final int BATCH = 200;

  private final Transactions transactions;

  @Activate
  public JpaPublishNodeStore(@Reference Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<PublishNode> nodes(Jid owner) throws StoreException {
    return transactions.call(
        "reading the nodes of " + owner,
        database ->
            database
                .createQuery(
                    "SELECT n FROM PublishNodeRow n, AccountRow a WHERE n.accountId = a.id"
                        + " AND a.addressHash = :address ORDER BY n.name",
                    PublishNodeRow.class)
                .setParameter("address", Addresses.hash(owner))
                .getResultList()
                .stream()
                .map(PublishNodeRow::node)
                .toList());
  }

  @Override
  public Optional<PublishNode> node(Jid owner, String name) throws StoreException {
    return transactions.call(
        "reading a node of " + owner,
        database -> row(database, owner, name).map(PublishNodeRow::node));
  }

  @Override
  public void putNode(Jid owner, PublishNode node, int maxNodes) throws StoreException {
    transactions.run(
        "making or configuring a node of " + owner,
        database -> {
          AccountRow account = Accounts.lockExisting(database, owner);
          Optional<PublishNodeRow> present = row(database, owner, node.name());
          if (present.isPresent()) {
            present.get().become(node);
            trim(database, present.get());
          } else if (count(database, account) >= maxNodes) {
            throw new StoreException(Reason.FULL, owner + " has " + maxNodes + " nodes already");
          } else {
            database.persist(new PublishNodeRow(account, node));
          }
        });
  }

  @Override
  public boolean deleteNode(Jid owner, String name) throws StoreException {
    return transactions.call(
        "deleting a node of " + owner,
        database -> {
          Accounts.lock(database, owner);
          Optional<PublishNodeRow> present = row(database, owner, name);
          // the schema takes its items along
          present.ifPresent(database::remove);
          return present.isPresent();
        });
  }

  @Override
  public void publish(Jid owner, String node, PublishedItem item, long maxBytes)
      throws StoreException {
    transactions.run(
        "publishing an item of " + owner,
        database -> {
          AccountRow account = Accounts.lockExisting(database, owner);
          PublishNodeRow row =
              row(database, owner, node)
                  .orElseThrow(
                      () -> new StoreException(Reason.NOT_FOUND, owner + " has no such node"));
          Optional<PublishedItemRow> present =
              Accounts.first(byId(database, owner, node, item.id()));
          long replaced = present.map(one -> one.item().payload().length()).orElse(0);
          if (bytes(database, account) - replaced + item.payload().length() > maxBytes) {
            throw new StoreException(
                Reason.FULL, "the items of " + owner + " may take " + maxBytes + " bytes");
          }
          if (present.isPresent()) {
            present.get().become(item, row.nextItem());
          } else {
            database.persist(new PublishedItemRow(row, item));
          }
          trim(database, row);
        });
  }

  @Override
  public Optional<PublishedItem> item(Jid owner, String node, String id) throws StoreException {
    return transactions.call(
        "reading an item of " + owner,
        database -> Accounts.first(byId(database, owner, node, id)).map(PublishedItemRow::item));
  }

  @Override
  public List<PublishedItem> items(Jid owner, String node, int limit) throws StoreException {
    return transactions.call(
        "reading the items of " + owner,
        database ->
            database
                .createQuery(
                    "SELECT i FROM PublishedItemRow i, PublishNodeRow n, AccountRow a"
                        + " WHERE i.nodeId = n.id AND n.accountId = a.id"
                        + " AND a.addressHash = :address AND n.nameHash = :node"
                        + " ORDER BY i.number DESC",
                    PublishedItemRow.class)
                .setParameter("address", Addresses.hash(owner))
                .setParameter("node", Addresses.hash(node))
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(PublishedItemRow::item)
                .toList());
  }

  @Override
  public List<Latest> latest(Collection<Jid> owners, Collection<String> names)
      throws StoreException {
    List<Jid> all = List.copyOf(owners);
    List<Latest> found = new ArrayList<>();
    for (int from = 0; from < all.size() && !names.isEmpty(); from += BATCH) {
      List<Jid> some = all.subList(from, Math.min(from + BATCH, all.size()));
      found.addAll(
          transactions.call(
              "reading the latest items of " + some.size() + " accounts",
              database -> latest(database, some, names)));
    }
    return found;
  }

  private static List<Latest> latest(
      EntityManager database, List<Jid> owners, Collection<String> names) {
    return database
        .createQuery(
            "SELECT a, n, i FROM AccountRow a, PublishNodeRow n, PublishedItemRow i"
                + " WHERE n.accountId = a.id AND i.nodeId = n.id"
                + " AND a.addressHash IN :addresses AND n.nameHash IN :names AND i.number ="
                + " (SELECT MAX(j.number) FROM PublishedItemRow j WHERE j.nodeId = n.id)",
            Object[].class)
        .setParameter("addresses", owners.stream().map(Addresses::hash).toList())
        .setParameter("names", names.stream().map(Addresses::hash).toList())
        .getResultList()
        .stream()
        .map(
            row ->
                new Latest(
                    ((AccountRow) row[0]).jid(),
                    ((PublishNodeRow) row[1]).node(),
                    ((PublishedItemRow) row[2]).item()))
        .toList();
  }

  @Override
  public boolean retract(Jid owner, String node, String id) throws StoreException {
    return transactions.call(
        "retracting an item of " + owner,
        database -> {
          Accounts.lock(database, owner);
          Optional<PublishedItemRow> present = Accounts.first(byId(database, owner, node, id));
          present.ifPresent(database::remove);
          return present.isPresent();
        });
  }

  @Override
  public void purge(Jid owner, String node) throws StoreException {
    transactions.run(
        "purging a node of " + owner,
        database -> {
          Accounts.lock(database, owner);
          row(database, owner, node).ifPresent(row -> delete(database, row, Long.MAX_VALUE));
        });
  }

  /** Lets go of the oldest items beyond the node's measure. */
  private static void trim(EntityManager database, PublishNodeRow node) {
    database.flush();
    Accounts.first(
            database
                .createQuery(
                    "SELECT i.number FROM PublishedItemRow i WHERE i.nodeId = :node"
                        + " ORDER BY i.number DESC",
                    Long.class)
                .setParameter("node", node.id())
                .setFirstResult(node.maxItems())
                .setMaxResults(1))
        .ifPresent(last -> delete(database, node, last));
  }

  private static void delete(EntityManager database, PublishNodeRow node, long last) {
    database
        .createQuery("DELETE FROM PublishedItemRow i WHERE i.nodeId = :node AND i.number <= :last")
        .setParameter("node", node.id())
        .setParameter("last", last)
        .executeUpdate();
  }

  private static long count(EntityManager database, AccountRow account) {
    return database
        .createQuery(
            "SELECT COUNT(n) FROM PublishNodeRow n WHERE n.accountId = :account", Long.class)
        .setParameter("account", account.id())
        .getSingleResult();
  }

  private static long bytes(EntityManager database, AccountRow account) {
    Long sum =
        database
            .createQuery(
                "SELECT SUM(i.length) FROM PublishedItemRow i, PublishNodeRow n"
                    + " WHERE i.nodeId = n.id AND n.accountId = :account",
                Long.class)
            .setParameter("account", account.id())
            .getSingleResult();
    return sum == null ? 0 : sum;
  }

  private static Optional<PublishNodeRow> row(EntityManager database, Jid owner, String name) {
    return Accounts.first(
        database
            .createQuery(
                "SELECT n FROM PublishNodeRow n, AccountRow a WHERE n.accountId = a.id"
                    + " AND a.addressHash = :address AND n.nameHash = :name",
                PublishNodeRow.class)
            .setParameter("address", Addresses.hash(owner))
            .setParameter("name", Addresses.hash(name)));
  }

  private static TypedQuery<PublishedItemRow> byId(
      EntityManager database, Jid owner, String node, String id) {
    return database
        .createQuery(
            "SELECT i FROM PublishedItemRow i, PublishNodeRow n, AccountRow a"
                + " WHERE i.nodeId = n.id AND n.accountId = a.id"
                + " AND a.addressHash = :address AND n.nameHash = :node AND i.nameHash = :id",
            PublishedItemRow.class)
        .setParameter("address", Addresses.hash(owner))
        .setParameter("node", Addresses.hash(node))
        .setParameter("id", Addresses.hash(id));
  }
}
