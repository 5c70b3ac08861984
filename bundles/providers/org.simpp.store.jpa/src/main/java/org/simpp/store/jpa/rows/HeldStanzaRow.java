package org.simpp.store.jpa.rows;

import java.time.Instant;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.store.HeldStanza;

/** One stanza that waits, numbered within its account. */
@Entity
@Table(name = "held_stanza")
@SuppressWarnings("NullAway.Init") // JPA fills what it makes by the empty constructor
public class HeldStanzaRow {
  @Id private String id;

  @Column(name = "account_id")
  private String accountId;

  private long arrival;

  @Column(name = "received_at")
  private long receivedAt;

  @Lob private byte[] stanza;

  @Column(name = "origin")
  private @Nullable String origin;

  protected HeldStanzaRow() {}

  /**
   * @param origin what it is known by; "" for nothing
   */
  public HeldStanzaRow(AccountRow recipient, Instant received, Bytes xml, String origin) {
    id = UUID.randomUUID().toString();
    accountId = recipient.id();
    arrival = recipient.nextArrival();
    receivedAt = received.toEpochMilli();
    stanza = xml.toByteArray();
    this.origin = origin.isEmpty() ? null : origin;
  }

  public HeldStanza heldStanza() {
    return new HeldStanza(arrival, Instant.ofEpochMilli(receivedAt), Bytes.of(stanza));
  }
}
