package org.simpp.server.externalservices;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.xmpp.externalservices.ExternalService.Credentials;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Credentials for a relay that shares a secret with this server, as coturn and others take them: a
 * name with the time until which it is good, and as password its HMAC-SHA-1 with the secret (the
 * Internet-Draft "A REST API for Access to TURN Services", section 2.2).
 */
public final class RelayCredentials {
  private static final Logger log = LoggerFactory.getLogger(RelayCredentials.class);
  private static final String HMAC = "HmacSHA1";

  /** Where the shared secret is. */
  @FunctionalInterface
  public interface Secret {
    /**
     * The secret, to be closed by the caller; empty where there is none.
     *
     * @throws IOException where there is one that cannot be read, or not by its owner alone
     */
    Optional<SecretBytes> read() throws IOException;
  }

  private final Secret secret;

  public RelayCredentials(Secret secret) {
    this.secret = secret;
  }

  /** Credentials of {@code account}; empty where there is no secret to make them with. */
  Optional<Credentials> of(Jid account, Instant expires) {
    try {
      Optional<SecretBytes> shared = secret.read();
      if (shared.isEmpty()) {
        return Optional.empty();
      }
      try (SecretBytes key = shared.get()) {
        String username = expires.getEpochSecond() + ":" + account;
        return Optional.of(new Credentials(username, password(key, username), expires));
      }
    } catch (IOException e) {
      log.error("the secret of the relays (turnSecretFile): {}", e.getMessage());
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-1", e);
    }
  }

  private static String password(SecretBytes key, String username) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(HMAC);
    byte[] exposed = key.expose();
    try {
      mac.init(new SecretKeySpec(exposed, HMAC));
    } finally {
      Arrays.fill(exposed, (byte) 0);
    }
    byte[] hash = mac.doFinal(username.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(hash);
  }
}
