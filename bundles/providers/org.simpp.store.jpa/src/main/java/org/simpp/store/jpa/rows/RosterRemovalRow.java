package org.simpp.store.jpa.rows;

import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.simpp.model.Jid;

/** That a contact was removed from a roster, and in which version. */
@Entity
@Table(name = "roster_removal")
@SuppressWarnings("NullAway.Init") // JPA fills what it makes by the empty constructor
public class RosterRemovalRow {
  @Id private String id;

  @Column(name = "account_id")
  private String accountId;

  private String contact;

  @Column(name = "contact_hash")
  private String contactHash;

  @Column(name = "changed_in")
  private long changedIn;

  protected RosterRemovalRow() {}

  public RosterRemovalRow(String account, Jid address, long version) {
    id = UUID.randomUUID().toString();
    accountId = account;
    contact = address.toString();
    contactHash = Addresses.hash(address);
    changedIn = version;
  }

  public Jid contact() {
    return Jid.of(contact);
  }

  public long changedIn() {
    return changedIn;
  }
}
