package org.simpp.store.jpa.rows;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.store.ArchiveEntry;
import org.simpp.store.ArchiveId;

/**
 * One message in one account's archive, to be read: it is not made here. Positions are given out
 * once, so they are the key.
 */
@Entity
@Table(name = "archived_message")
@SuppressWarnings("NullAway.Init") // JPA fills what it makes by the empty constructor
public class ArchiveRow {
  @Id private long position;

  private long salt;

  @Column(name = "account_id")
  private String accountId;

  private byte[] peer;

  @Column(name = "peer_hash")
  private byte[] peerHash;

  private byte[] message;

  protected ArchiveRow() {}

  public ArchiveId id() {
    return new ArchiveId(position, salt);
  }

  public ArchiveEntry entry(Jid account) {
    return new ArchiveEntry(account, id(), Jid.of(Bytes.of(peer).utf8()), Bytes.givenAway(message));
  }
}
