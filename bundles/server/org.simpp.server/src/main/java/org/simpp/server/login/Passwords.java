package org.simpp.server.login;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;
import org.simpp.store.ScramCredential;
import org.simpp.xmpp.sasl.ScramHash;
import org.simpp.xmpp.sasl.ScramPassword;
import org.simpp.xmpp.sasl.ScramVerifier;

/**
 * What the server keeps of a password (RFC 5802, section 3), for SHA-256 and for SHA-1. Takes as
 * long as the iterations want it to: never on an event loop.
 */
public final class Passwords {
  private static final int SALT_BYTES = 16;

  private final IntSupplier iterations;
  private final SecureRandom random = new SecureRandom();

  /**
   * Makes them with so many rounds.
   *
   * @param iterations of PBKDF2 for what is made from now on
   */
  public Passwords(IntSupplier iterations) {
    this.iterations = iterations;
  }

  /**
   * A credential a hash, each with a salt of its own.
   *
   * @param password UTF-8; still the caller's to close
   * @throws IllegalArgumentException if the password holds what SASLprep forbids
   */
  public List<ScramCredential> credentials(SecretBytes password) {
    List<ScramCredential> all = new ArrayList<>();
    for (ScramHash hash : ScramHash.values()) {
      byte[] salt = new byte[SALT_BYTES];
      random.nextBytes(salt);
      ScramVerifier verifier =
          ScramPassword.derive(hash, password, Bytes.of(salt), iterations.getAsInt());
      all.add(
          new ScramCredential(
              hash.algorithm(),
              verifier.salt(),
              verifier.iterations(),
              verifier.storedKey(),
              verifier.serverKey()));
    }
    return List.copyOf(all);
  }
}
