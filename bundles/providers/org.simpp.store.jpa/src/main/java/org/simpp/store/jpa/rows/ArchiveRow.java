package org.simpp.store.jpa.rows;

import java.util.List;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.store.ArchiveEntry;
import org.simpp.store.ArchiveEntry.Place;
import org.simpp.store.ArchiveId;

/**
 * One archived message, to be read: it is not made here. Positions are given out once, so they are
 * the key. It stands in the archives of up to two accounts, in two slots of which either may be
 * empty; an account is told by a part of its id.
 */
@Entity
@Table(name = "archive_entry")
@SuppressWarnings({
  "NullAway.Init", // JPA fills what it makes by the empty constructor
  "unused" // columns that only queries read
})
public class ArchiveRow {
  @Id private long position;

  private long salt;

  private byte[] message;

  @Column(name = "first_account")
  private Long firstAccount;

  @Column(name = "first_peer")
  private byte[] firstPeer;

  @Column(name = "first_peer_hash")
  private byte[] firstPeerHash;

  @Column(name = "second_account")
  private Long secondAccount;

  @Column(name = "second_peer")
  private byte[] secondPeer;

  @Column(name = "second_peer_hash")
  private byte[] secondPeerHash;

  /** The columns of a place. */
  public enum Slot {
    FIRST,
    SECOND;

    /** The attribute's name in JPQL, behind the alias {@code m}. */
    private String attribute(String name) {
      return "m." + (this == FIRST ? "first" : "second") + name;
    }

    public String account() {
      return attribute("Account");
    }

    public String peer() {
      return attribute("Peer");
    }

    public String peerHash() {
      return attribute("PeerHash");
    }
  }

  protected ArchiveRow() {}

  public ArchiveEntry entry(Jid account, Slot slot) {
    byte[] peer = slot == Slot.FIRST ? firstPeer : secondPeer;
    return new ArchiveEntry(
        new ArchiveId(position, salt),
        Bytes.givenAway(message),
        List.of(new Place(account, Jid.of(Bytes.of(peer).utf8()))));
  }
}
