package org.simpp.store.jpa;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.simpp.model.Jid;
import org.simpp.store.RosterChange;
import org.simpp.store.RosterItem;
import org.simpp.store.RosterStore;
import org.simpp.store.StoreException;
import org.simpp.store.StoreException.Reason;
import org.simpp.store.jpa.rows.AccountRow;
import org.simpp.store.jpa.rows.Addresses;
import org.simpp.store.jpa.rows.RosterItemRow;
import org.simpp.store.jpa.rows.RosterRemovalRow;

/**
 * Rosters and their versions. An item bears the version of its last change; of what was removed the
 * last {@value #MAX_REMOVALS} are remembered.
 */
@Component(service = RosterStore.class)
public final class JpaRosterStore implements RosterStore {
  private static final int MAX_REMOVALS = 256;

  private final Transactions transactions;

  @Activate
  public JpaRosterStore(@Reference Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Roster load(Jid owner) throws StoreException {
    return transactions.call(
        "loading the roster of " + owner,
        database -> {
          Optional<AccountRow> account = Accounts.find(database, owner);
          if (account.isEmpty()) {
            return new Roster(0, List.of());
          }
          List<RosterItem> items =
              itemsAfter(database, account.get(), -1).map(RosterItemRow::item).toList();
          return new Roster(account.get().rosterVersion(), items);
        });
  }

  @Override
  public Optional<RosterItem> find(Jid owner, Jid contact) throws StoreException {
    return transactions.call(
        "reading the roster of " + owner,
        database ->
            Accounts.find(database, owner)
                .flatMap(account -> row(database, account, contact))
                .map(RosterItemRow::item));
  }

  @Override
  public Optional<List<RosterChange>> changesSince(Jid owner, long version) throws StoreException {
    return transactions.call(
        "reading the changes of the roster of " + owner,
        database ->
            Accounts.find(database, owner)
                .filter(account -> account.rosterKnownSince() <= version)
                .filter(account -> version <= account.rosterVersion())
                .map(account -> changes(database, account, version)));
  }

  @Override
  public long put(Jid owner, RosterItem item, int maxItems) throws StoreException {
    requireLengths(item);
    return transactions.call(
        "changing the roster of " + owner,
        database -> {
          AccountRow account = Accounts.lockExisting(database, owner);
          Optional<RosterItemRow> present = row(database, account, item.contact());
          if (present.isEmpty() && size(database, account) >= maxItems) {
            throw new StoreException(
                Reason.FULL, "the roster of " + owner + " has its " + maxItems + " items already");
          }
          RosterItemRow row =
              present.orElseGet(() -> new RosterItemRow(account.id(), item.contact()));
          long version = account.changeRoster();
          row.become(item, version);
          database.persist(row);
          forgetRemoval(database, account, item.contact());
          return version;
        });
  }

  @Override
  public long remove(Jid owner, Jid contact) throws StoreException {
    return transactions.call(
        "changing the roster of " + owner,
        database -> {
          Optional<AccountRow> locked = Accounts.lock(database, owner);
          if (locked.isEmpty()) {
            return 0L;
          }
          AccountRow account = locked.get();
          Optional<RosterItemRow> row = row(database, account, contact);
          if (row.isPresent()) {
            database.remove(row.get());
            long version = account.changeRoster();
            database.persist(new RosterRemovalRow(account.id(), contact, version));
            database.flush();
            forgetOldRemovals(database, account);
          }
          return account.rosterVersion();
        });
  }

  private static void requireLengths(RosterItem item) {
    if (item.name().length() > RosterItemRow.MAX_NAME
        || item.groups().stream().anyMatch(group -> group.length() > RosterItemRow.MAX_NAME)) {
      throw new IllegalArgumentException(
          "names of contacts and groups have at most " + RosterItemRow.MAX_NAME + " characters");
    }
  }

  private static List<RosterChange> changes(
      EntityManager database, AccountRow account, long version) {
    Stream<RosterChange> items =
        itemsAfter(database, account, version)
            .map(row -> new RosterChange(row.changedIn(), row.item().contact(), row.item()));
    Stream<RosterChange> removals =
        removalsAfter(database, account, version).getResultList().stream()
            .map(row -> new RosterChange(row.changedIn(), row.contact(), null));
    return Stream.concat(items, removals)
        .sorted(Comparator.comparingLong(RosterChange::version))
        .toList();
  }

  private static Stream<RosterItemRow> itemsAfter(
      EntityManager database, AccountRow account, long version) {
    return database
        .createQuery(
            "SELECT DISTINCT i FROM RosterItemRow i LEFT JOIN FETCH i.groups"
                + " WHERE i.accountId = :account AND i.changedIn > :version",
            RosterItemRow.class)
        .setParameter("account", account.id())
        .setParameter("version", version)
        .getResultList()
        .stream();
  }

  private static TypedQuery<RosterRemovalRow> removalsAfter(
      EntityManager database, AccountRow account, long version) {
    return database
        .createQuery(
            "SELECT r FROM RosterRemovalRow r"
                + " WHERE r.accountId = :account AND r.changedIn > :version"
                + " ORDER BY r.changedIn DESC",
            RosterRemovalRow.class)
        .setParameter("account", account.id())
        .setParameter("version", version);
  }

  private static Optional<RosterItemRow> row(
      EntityManager database, AccountRow account, Jid contact) {
    return Accounts.first(
        database
            .createQuery(
                "SELECT i FROM RosterItemRow i"
                    + " WHERE i.accountId = :account AND i.contactHash = :contact",
                RosterItemRow.class)
            .setParameter("account", account.id())
            .setParameter("contact", Addresses.hash(contact)));
  }

  private static long size(EntityManager database, AccountRow account) {
    return database
        .createQuery("SELECT COUNT(i) FROM RosterItemRow i WHERE i.accountId = :id", Long.class)
        .setParameter("id", account.id())
        .getSingleResult();
  }

  private static void forgetRemoval(EntityManager database, AccountRow account, Jid contact) {
    database
        .createQuery(
            "DELETE FROM RosterRemovalRow r"
                + " WHERE r.accountId = :account AND r.contactHash = :contact")
        .setParameter("account", account.id())
        .setParameter("contact", Addresses.hash(contact))
        .executeUpdate();
  }

  private static void forgetOldRemovals(EntityManager database, AccountRow account) {
    for (RosterRemovalRow old :
        removalsAfter(database, account, -1).setFirstResult(MAX_REMOVALS).getResultList()) {
      account.forgetRosterUpTo(old.changedIn());
      database.remove(old);
    }
  }
}
