package org.simpp.store.jpa;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.store.Account;
import org.simpp.store.AccountStore;
import org.simpp.store.ScramCredential;
import org.simpp.store.StoreException;
import org.simpp.store.jpa.rows.AccountRow;
import org.simpp.store.jpa.rows.Addresses;
import org.simpp.store.jpa.rows.CredentialRow;
import org.simpp.store.jpa.rows.RegisteredKeysRow;

/** Accounts and their password credentials. */
@Component(service = AccountStore.class)
public final class JpaAccountStore implements AccountStore {
  private static final int MAX_PAGE = 1000;
  private static final int SIMPP_2007 = 0x0701;

  private final Transactions transactions;
  private final ArchiveAccounts archives;

  @Activate
  public JpaAccountStore(
      @Reference Transactions transactions, @Reference ArchiveAccounts archives) {
    this.transactions = transactions;
    this.archives = archives;
  }

  @Override
  public void create(Jid account, Instant now, List<ScramCredential> credentials)
      throws StoreException {
    transactions.run(
        "making the account " + account, database -> make(database, account, now, credentials));
  }

  @Override
  public boolean register(
      Bytes tokenHash, Jid account, Instant now, List<ScramCredential> credentials)
      throws StoreException {
    return transactions.call(
        "registering " + account,
        database -> {
          boolean invited = JpaInvitationStore.take(database, tokenHash, account, now);
          if (invited) {
            make(database, account, now, credentials);
          }
          return invited;
        });
  }

  @Override
  public Optional<Account> find(Jid account) throws StoreException {
    return transactions.call(
        "looking for the account " + account,
        database ->
            Accounts.find(database, account).map(row -> described(database, List.of(row)).get(0)));
  }

  @Override
  public boolean exists(Jid account) throws StoreException {
    return transactions.call(
        "looking for the account " + account, database -> Accounts.exists(database, account));
  }

  @Override
  public Optional<ScramCredential> credential(Jid account, String hash) throws StoreException {
    return transactions.call(
        "reading how " + account + " logs in",
        database ->
            Accounts.first(
                    database
                        .createQuery(
                            "SELECT c FROM CredentialRow c, AccountRow a WHERE c.accountId = a.id"
                                + " AND a.addressHash = :address AND c.hashName = :hash",
                            CredentialRow.class)
                        .setParameter("address", Addresses.hash(account))
                        .setParameter("hash", hash))
                .map(CredentialRow::credential));
  }

  @Override
  public void replaceCredentials(Jid account, List<ScramCredential> credentials)
      throws StoreException {
    transactions.run(
        "replacing the password of " + account,
        database -> {
          AccountRow row = Accounts.lockExisting(database, account);
          for (String kind : List.of("CredentialRow", "LoginTokenRow")) {
            database
                .createQuery("DELETE FROM " + kind + " c WHERE c.accountId = :account")
                .setParameter("account", row.id())
                .executeUpdate();
          }
          keep(database, row, credentials);
        });
  }

  @Override
  public void delete(Jid account) throws StoreException {
    archives.delete(account, () -> deleteRow(account));
  }

  private void deleteRow(Jid account) throws StoreException {
    transactions.run(
        "deleting the account " + account,
        database -> {
          String address = Addresses.hash(account);
          // the schema takes along whatever hangs on the account
          int deleted =
              database
                  .createQuery("DELETE FROM AccountRow a WHERE a.addressHash = :address")
                  .setParameter("address", address)
                  .executeUpdate();
          if (deleted == 0) {
            throw Accounts.notFound(account);
          }
          database
              .createQuery("DELETE FROM InvitationRow i WHERE i.addressHash = :address")
              .setParameter("address", address)
              .executeUpdate();
        });
  }

  @Override
  public List<Account> list(String after, int limit) throws StoreException {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " accounts, not " + limit);
    }
    return transactions.call(
        "listing the accounts",
        database ->
            described(
                database,
                database
                    .createQuery(
                        "SELECT a FROM AccountRow a WHERE a.address > :after ORDER BY a.address",
                        AccountRow.class)
                    .setParameter("after", after)
                    .setMaxResults(limit)
                    .getResultList()));
  }

  @Override
  public long count() throws StoreException {
    return transactions.call(
        "counting the accounts",
        database ->
            database
                .createQuery("SELECT COUNT(a) FROM AccountRow a", Long.class)
                .getSingleResult());
  }

  private static void make(
      EntityManager database, Jid account, Instant now, List<ScramCredential> credentials) {
    AccountRow row = new AccountRow(account, now);
    database.persist(row);
    // first the account: nothing tells JPA that its credentials hang on it
    database.flush();
    keep(database, row, credentials);
  }

  private static void keep(
      EntityManager database, AccountRow account, List<ScramCredential> credentials) {
    credentials.forEach(
        credential -> database.persist(new CredentialRow(account.id(), credential)));
  }

  private static List<Account> described(EntityManager database, List<AccountRow> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<String> ids = rows.stream().map(AccountRow::id).toList();
    Map<String, Set<String>> names = new HashMap<>();
    database
        .createQuery("SELECT c FROM CredentialRow c WHERE c.accountId IN :ids", CredentialRow.class)
        .setParameter("ids", ids)
        .getResultList()
        .forEach(row -> add(names, row.accountId(), "SCRAM-" + row.hashName()));
    database
        .createQuery(
            "SELECT k FROM RegisteredKeysRow k WHERE k.accountId IN :ids AND k.suite = :suite",
            RegisteredKeysRow.class)
        .setParameter("ids", ids)
        .setParameter("suite", SIMPP_2007)
        .getResultList()
        .forEach(row -> add(names, row.accountId(), "SIMPP-2007"));
    return rows.stream()
        .map(row -> new Account(row.jid(), row.created(), names.getOrDefault(row.id(), Set.of())))
        .toList();
  }

  private static void add(Map<String, Set<String>> names, String account, String name) {
    names.computeIfAbsent(account, id -> new HashSet<>()).add(name);
  }
}
