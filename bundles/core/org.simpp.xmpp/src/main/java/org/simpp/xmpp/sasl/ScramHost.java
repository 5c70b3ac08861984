package org.simpp.xmpp.sasl;

import java.util.Objects;
import org.simpp.model.SecretBytes;

/**
 * What the receiving sides of one server share.
 *
 * @param domain of the accounts
 * @param credentials where verifiers are found
 * @param secret at least 16 bytes that only this server knows and keeps: from it come the salts of
 *     accounts that do not exist, the same each time
 * @param iterations what accounts that do not exist claim: as many as most that do
 * @param unboundFallback whether a client may log in without channel binding after its kind of
 *     binding was refused on the same link
 */
public record ScramHost(
    String domain,
    CredentialLookup credentials,
    SecretBytes secret,
    int iterations,
    boolean unboundFallback,
    NonceSource nonces) {
  public ScramHost {
    Objects.requireNonNull(domain);
    Objects.requireNonNull(credentials);
    Objects.requireNonNull(nonces);
    if (secret.length() < 16 || iterations < ScramPassword.MIN_ITERATIONS) {
      throw new IllegalArgumentException(
          "a secret of 16 bytes and " + ScramPassword.MIN_ITERATIONS + " iterations are the least");
    }
  }
}
