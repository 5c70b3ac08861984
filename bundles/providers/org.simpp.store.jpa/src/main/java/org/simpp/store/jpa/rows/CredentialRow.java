package org.simpp.store.jpa.rows;

import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;
import org.simpp.store.ScramCredential;

/** What is kept of a password for one hash. */
@Entity
@Table(name = "credential")
@SuppressWarnings("NullAway.Init") // JPA fills what it makes by the empty constructor
public class CredentialRow {
  @Id private String id;

  @Column(name = "account_id")
  private String accountId;

  @Column(name = "hash_name")
  private String hashName;

  private byte[] salt;

  @Column(name = "iteration_count")
  private int iterations;

  @Column(name = "stored_key")
  private byte[] storedKey;

  @Column(name = "server_key")
  private byte[] serverKey;

  protected CredentialRow() {}

  public CredentialRow(String account, ScramCredential credential) {
    id = UUID.randomUUID().toString();
    accountId = account;
    hashName = credential.hash();
    salt = credential.salt().toByteArray();
    iterations = credential.iterations();
    storedKey = credential.storedKey().expose();
    serverKey = credential.serverKey().expose();
  }

  public String accountId() {
    return accountId;
  }

  public String hashName() {
    return hashName;
  }

  public ScramCredential credential() {
    return new ScramCredential(
        hashName,
        Bytes.of(salt),
        iterations,
        SecretBytes.copyOf(storedKey),
        SecretBytes.copyOf(serverKey));
  }
}
