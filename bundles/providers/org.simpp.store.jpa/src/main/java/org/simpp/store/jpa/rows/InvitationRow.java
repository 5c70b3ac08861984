package org.simpp.store.jpa.rows;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.store.InvitationStore.Invitation;

/** One invitation that has not been redeemed. */
@Entity
@Table(name = "invitation")
@SuppressWarnings("NullAway.Init") // JPA fills what it makes by the empty constructor
public class InvitationRow {
  @Id
  @Column(name = "token_hash")
  private String tokenHash;

  private String address;

  @Column(name = "address_hash")
  private String addressHash;

  @Column(name = "expires_at")
  private long expiresAt;

  protected InvitationRow() {}

  public InvitationRow(Bytes token, Invitation invitation) {
    tokenHash = token.hex();
    address = invitation.account().toString();
    addressHash = Addresses.hash(invitation.account());
    expiresAt = invitation.expires().toEpochMilli();
  }

  public Invitation invitation() {
    return new Invitation(Jid.of(address), Instant.ofEpochMilli(expiresAt));
  }

  /** Whether it is for that account and still good at {@code now}. */
  public boolean admits(Jid account, Instant now) {
    return addressHash.equals(Addresses.hash(account)) && isGoodAt(now);
  }

  public boolean isGoodAt(Instant now) {
    return now.toEpochMilli() < expiresAt;
  }
}
