package org.simpp.store.jpa.rows;

import java.time.Instant;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.simpp.model.Bytes;
import org.simpp.store.LoginToken;

/** One token of one client. */
@Entity
@Table(name = "login_token")
@SuppressWarnings("NullAway.Init") // JPA fills what it makes by the empty constructor
public class LoginTokenRow {
  @Id private String id;

  @Column(name = "account_id")
  private String accountId;

  private String client;
  private boolean unused;
  private byte[] seed;
  private String mechanism;

  @Column(name = "issued_at")
  private long issuedAt;

  @Column(name = "expires_at")
  private long expiresAt;

  @Column(name = "use_count")
  private long useCount;

  protected LoginTokenRow() {}

  public LoginTokenRow(String account, String ofClient, LoginToken token) {
    id = UUID.randomUUID().toString();
    accountId = account;
    client = ofClient;
    unused = true;
    seed = token.seed().toByteArray();
    mechanism = token.mechanism();
    issuedAt = token.issued().toEpochMilli();
    expiresAt = token.expires().toEpochMilli();
  }

  public String client() {
    return client;
  }

  public boolean isUnused() {
    return unused;
  }

  /** When it expires, in milliseconds since 1970. */
  public long expiresAt() {
    return expiresAt;
  }

  public boolean hasSeed(Bytes wanted) {
    return Bytes.of(seed).equals(wanted);
  }

  public LoginToken token() {
    return new LoginToken(
        Bytes.of(seed), mechanism, Instant.ofEpochMilli(issuedAt), Instant.ofEpochMilli(expiresAt));
  }

  /** Whether a client that counts {@code count} tries has not come with that count before. */
  public boolean admits(long count) {
    return count == 0 || count > useCount;
  }

  /** It is in use from now on. */
  public void use(long count) {
    unused = false;
    useCount = Math.max(useCount, count);
  }
}
