package org.simpp.store.jpa;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.store.LoginToken;
import org.simpp.store.LoginTokenStore;
import org.simpp.store.StoreException;
import org.simpp.store.jpa.rows.AccountRow;
import org.simpp.store.jpa.rows.LoginTokenRow;

/** Tokens to log in with; the account's lock guards what happens to them. */
@Component(service = LoginTokenStore.class)
public final class JpaLoginTokenStore implements LoginTokenStore {
  private final Transactions transactions;

  @Activate
  public JpaLoginTokenStore(@Reference Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<LoginToken> tokens(Jid account, String client) throws StoreException {
    return transactions.call(
        "looking for the login tokens of " + account,
        database ->
            Accounts.find(database, account).stream()
                .flatMap(row -> rows(database, row, client).stream())
                .map(LoginTokenRow::token)
                .toList());
  }

  @Override
  public void issue(Jid account, String client, LoginToken token, int maxClients)
      throws StoreException {
    transactions.run(
        "keeping a login token of " + account,
        database -> {
          AccountRow row = Accounts.lockExisting(database, account);
          long now = token.issued().toEpochMilli();
          List<LoginTokenRow> all = rows(database, row);
          all.stream()
              .filter(
                  one -> one.expiresAt() <= now || (one.isUnused() && one.client().equals(client)))
              .forEach(database::remove);
          // the unique key wants the old one gone before the new one is there
          database.flush();
          makeRoom(database, rows(database, row), client, maxClients);
          database.persist(new LoginTokenRow(row.id(), client, token));
        });
  }

  @Override
  public boolean use(Jid account, String client, Bytes seed, long count) throws StoreException {
    return transactions.call(
        "using a login token of " + account,
        database -> {
          Optional<AccountRow> row = Accounts.lock(database, account);
          return row.isPresent() && use(database, rows(database, row.get(), client), seed, count);
        });
  }

  @Override
  public void revoke(Jid account, String client, Bytes seed) throws StoreException {
    transactions.run(
        "revoking a login token of " + account,
        database ->
            Accounts.lock(database, account).stream()
                .flatMap(row -> rows(database, row, client).stream())
                .filter(one -> one.hasSeed(seed))
                .forEach(database::remove));
  }

  private static boolean use(
      EntityManager database, List<LoginTokenRow> rows, Bytes seed, long count) {
    Optional<LoginTokenRow> found = rows.stream().filter(one -> one.hasSeed(seed)).findFirst();
    if (found.isEmpty() || !found.get().admits(count)) {
      return false;
    }
    if (found.get().isUnused()) {
      rows.stream().filter(one -> !one.isUnused()).forEach(database::remove);
      database.flush();
    }
    found.get().use(count);
    return true;
  }

  /** Room for one more client, if {@code client} has none of the tokens. */
  private static void makeRoom(
      EntityManager database, List<LoginTokenRow> all, String client, int maxClients) {
    Map<String, Long> others =
        all.stream()
            .filter(one -> !one.client().equals(client))
            .collect(Collectors.toMap(LoginTokenRow::client, LoginTokenRow::expiresAt, Math::max));
    List<String> gone =
        others.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
            .limit(Math.max(0, others.size() + 1 - maxClients))
            .map(Map.Entry::getKey)
            .toList();
    all.stream().filter(one -> gone.contains(one.client())).forEach(database::remove);
  }

  private static List<LoginTokenRow> rows(
      EntityManager database, AccountRow account, String client) {
    return rows(database, account).stream()
        .filter(one -> one.client().equals(client))
        .sorted(Comparator.comparing(LoginTokenRow::isUnused).reversed())
        .toList();
  }

  /** A few: two for each client at most. */
  private static List<LoginTokenRow> rows(EntityManager database, AccountRow account) {
    return database
        .createQuery(
            "SELECT t FROM LoginTokenRow t WHERE t.accountId = :account", LoginTokenRow.class)
        .setParameter("account", account.id())
        .getResultList();
  }
}
