package org.simpp.store.jpa;

import java.time.Instant;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.store.InvitationStore;
import org.simpp.store.StoreException;
import org.simpp.store.jpa.rows.InvitationRow;

/** Invitations; redeeming one deletes its row, which the database lets one caller do. */
@Component(service = InvitationStore.class)
public final class JpaInvitationStore implements InvitationStore {
  private final Transactions transactions;

  @Activate
  public JpaInvitationStore(@Reference Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void create(Bytes tokenHash, Invitation invitation) throws StoreException {
    transactions.run(
        "keeping an invitation for " + invitation.account(),
        database -> database.persist(new InvitationRow(tokenHash, invitation)));
  }

  @Override
  public Optional<Invitation> find(Bytes tokenHash, Instant now) throws StoreException {
    return transactions.call(
        "looking for an invitation",
        database ->
            row(database, tokenHash)
                .filter(row -> row.isGoodAt(now))
                .map(InvitationRow::invitation));
  }

  @Override
  public int purge(Instant now) throws StoreException {
    return transactions.call(
        "purging expired invitations",
        database ->
            database
                .createQuery("DELETE FROM InvitationRow i WHERE i.expiresAt <= :now")
                .setParameter("now", now.toEpochMilli())
                .executeUpdate());
  }

  private static Optional<InvitationRow> row(EntityManager database, Bytes tokenHash) {
    return Optional.ofNullable(database.find(InvitationRow.class, tokenHash.hex()));
  }

  /** Deletes the row, if it admits {@code account}; true for the one transaction that did. */
  static boolean take(EntityManager database, Bytes tokenHash, Jid account, Instant now) {
    boolean invited =
        row(database, tokenHash).filter(invitation -> invitation.admits(account, now)).isPresent();
    return invited
        && database
                .createQuery("DELETE FROM InvitationRow i WHERE i.tokenHash = :token")
                .setParameter("token", tokenHash.hex())
                .executeUpdate()
            == 1;
  }
}
