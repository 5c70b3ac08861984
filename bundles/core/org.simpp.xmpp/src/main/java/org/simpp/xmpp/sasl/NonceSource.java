package org.simpp.xmpp.sasl;

import org.osgi.annotation.versioning.ConsumerType;
import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;
import org.simpp.xmpp.text.StrictBase64;

/**
 * Gives nonces: printable characters without comma, never the same twice (RFC 5802, section 5.1).
 */
@ConsumerType
@FunctionalInterface
public interface NonceSource {
  String next();

  /** Nonces of 24 random bytes each. */
  static NonceSource of(Randomness randomness) {
    return () -> {
      byte[] random = new byte[24];
      randomness.fill(random);
      return StrictBase64.encode(Bytes.givenAway(random));
    };
  }
}
