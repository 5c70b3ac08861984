package org.simpp.xmpp.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** Turns a password into what SCRAM computes with (RFC 5802, section 3). */
public final class ScramPassword {
  /** The fewest iterations that are made and accepted (RFC 7677, section 4). */
  public static final int MIN_ITERATIONS = 4096;

  private static final byte[] CLIENT_KEY = "Client Key".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SERVER_KEY = "Server Key".getBytes(StandardCharsets.US_ASCII);

  private ScramPassword() {}

  /**
   * What a server keeps of a password.
   *
   * @param password in UTF-8; prepared here, and not closed
   * @param salt at least 16 random bytes, new for each password
   * @throws IllegalArgumentException if the password is empty, is not UTF-8 or holds a character
   *     that SASLprep forbids, the salt is short or the iterations are fewer than {@link
   *     #MIN_ITERATIONS}
   */
  public static ScramVerifier derive(
      ScramHash hash, SecretBytes password, Bytes salt, int iterations) {
    if (salt.length() < 16 || iterations < MIN_ITERATIONS) {
      throw new IllegalArgumentException(
          "16 bytes of salt and " + MIN_ITERATIONS + " iterations are the least");
    }
    byte[] salted = salted(hash, password, salt, iterations);
    byte[] clientKey = clientKey(hash, salted);
    try {
      return new ScramVerifier(
          hash,
          salt,
          iterations,
          SecretBytes.takeOver(hash.hash(clientKey)),
          SecretBytes.takeOver(serverKey(hash, salted)));
    } finally {
      Arrays.fill(salted, (byte) 0);
      Arrays.fill(clientKey, (byte) 0);
    }
  }

  /** SaltedPassword; the caller zeroes it. */
  static byte[] salted(ScramHash hash, SecretBytes password, Bytes salt, int iterations) {
    byte[] prepared = SaslPreparation.password(password);
    try {
      return hash.salted(prepared, salt.toByteArray(), iterations);
    } finally {
      Arrays.fill(prepared, (byte) 0);
    }
  }

  static byte[] clientKey(ScramHash hash, byte[] salted) {
    return hash.hmac(salted, CLIENT_KEY);
  }

  static byte[] serverKey(ScramHash hash, byte[] salted) {
    return hash.hmac(salted, SERVER_KEY);
  }
}
