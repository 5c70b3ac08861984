package org.simpp.store.jpa.rows;

import java.time.Instant;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.LockModeType;
import javax.persistence.NamedQuery;
import javax.persistence.Table;
import org.simpp.model.Jid;

/** One account, and the counters that its lock guards. */
@Entity
@Table(name = "account")
@NamedQuery(
    name = AccountRow.LOCK,
    query = "SELECT a FROM AccountRow a WHERE a.addressHash = :hash",
    lockMode = LockModeType.PESSIMISTIC_WRITE)
@SuppressWarnings("NullAway.Init") // JPA fills what it makes by the empty constructor
public class AccountRow {
  /** Finds the row of an address's hash, and locks it until the transaction ends. */
  public static final String LOCK = "AccountRow.lock";

  @Id private String id;
  private String address;

  @Column(name = "address_hash")
  private String addressHash;

  @Column(name = "created_at")
  private long createdAt;

  @Column(name = "roster_version")
  private long rosterVersion;

  @Column(name = "roster_known_since")
  private long rosterKnownSince;

  @Column(name = "last_arrival")
  private long lastArrival;

  protected AccountRow() {}

  public AccountRow(Jid account, Instant created) {
    id = UUID.randomUUID().toString();
    address = account.toString();
    addressHash = Addresses.hash(account);
    createdAt = created.toEpochMilli();
  }

  public String id() {
    return id;
  }

  public String addressHash() {
    return addressHash;
  }

  public Jid jid() {
    return Jid.of(address);
  }

  public Instant created() {
    return Instant.ofEpochMilli(createdAt);
  }

  public long rosterVersion() {
    return rosterVersion;
  }

  /** Counts one change of the roster; the version that it leads to. */
  public long changeRoster() {
    return ++rosterVersion;
  }

  /** From which version on every removal is still known. */
  public long rosterKnownSince() {
    return rosterKnownSince;
  }

  public void forgetRosterUpTo(long version) {
    rosterKnownSince = Math.max(rosterKnownSince, version);
  }

  /** The number of the next stanza that is held. */
  public long nextArrival() {
    return ++lastArrival;
  }
}
