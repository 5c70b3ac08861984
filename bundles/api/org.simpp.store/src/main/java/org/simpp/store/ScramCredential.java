package org.simpp.store;

import java.util.Objects;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * What the server keeps of a password for one hash (RFC 5802, section 3): enough to check it, not
 * to know it.
 *
 * @param hash the mechanism family: {@code SHA-1} or {@code SHA-256}
 * @param salt at least 16 random bytes
 * @param iterations of PBKDF2
 * @param storedKey H(ClientKey)
 * @param serverKey HMAC(SaltedPassword, "Server Key")
 */
public record ScramCredential(
    String hash, Bytes salt, int iterations, SecretBytes storedKey, SecretBytes serverKey) {
  public ScramCredential {
    Objects.requireNonNull(hash);
    Objects.requireNonNull(salt);
    Objects.requireNonNull(storedKey);
    Objects.requireNonNull(serverKey);
    if (iterations < 4096) {
      throw new IllegalArgumentException("at least 4096 iterations (RFC 7677, section 4)");
    }
  }
}
