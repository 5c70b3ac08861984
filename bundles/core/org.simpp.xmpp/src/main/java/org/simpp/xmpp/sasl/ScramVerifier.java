package org.simpp.xmpp.sasl;

import java.util.Objects;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * What checks a password without knowing it (RFC 5802, section 3).
 *
 * @param salt random, of this password alone
 * @param iterations of PBKDF2
 * @param storedKey H(ClientKey)
 * @param serverKey HMAC(SaltedPassword, "Server Key")
 */
public record ScramVerifier(
    ScramHash hash, Bytes salt, int iterations, SecretBytes storedKey, SecretBytes serverKey)
    implements AutoCloseable {
  public ScramVerifier {
    Objects.requireNonNull(hash);
    if (salt.isEmpty() || iterations < 1) {
      throw new IllegalArgumentException("a salt and at least one iteration are needed");
    }
    if (storedKey.length() != hash.length() || serverKey.length() != hash.length()) {
      throw new IllegalArgumentException("the keys are as long as the hash");
    }
  }

  /** Zeroes both keys. */
  @Override
  public void close() {
    storedKey.close();
    serverKey.close();
  }
}
