package org.simpp.store.jpa.rows;

import java.time.Instant;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;
import org.simpp.store.RegisteredKeys;

/** The keys that one account registered for one suite. */
@Entity
@Table(name = "registered_keys")
@SuppressWarnings("NullAway.Init") // JPA fills what it makes by the empty constructor
public class RegisteredKeysRow {
  @Id private String id;

  @Column(name = "account_id")
  private String accountId;

  private int suite;

  @Column(name = "server_curve_key")
  private byte[] serverCurveKey;

  @Column(name = "client_curve_key")
  private byte[] clientCurveKey;

  @Column(name = "master_key")
  private byte[] masterKey;

  @Column(name = "registered_at")
  private long registeredAt;

  protected RegisteredKeysRow() {}

  public RegisteredKeysRow(String account, RegisteredKeys keys) {
    id = UUID.randomUUID().toString();
    accountId = account;
    suite = keys.suite();
    serverCurveKey = keys.serverCurveKey().toByteArray();
    clientCurveKey = keys.clientCurveKey().toByteArray();
    masterKey = keys.masterKey().expose();
    registeredAt = keys.registered().toEpochMilli();
  }

  public String accountId() {
    return accountId;
  }

  public int suite() {
    return suite;
  }

  public RegisteredKeys registeredKeys() {
    return new RegisteredKeys(
        suite,
        Bytes.of(serverCurveKey),
        Bytes.of(clientCurveKey),
        SecretBytes.copyOf(masterKey),
        Instant.ofEpochMilli(registeredAt));
  }
}
