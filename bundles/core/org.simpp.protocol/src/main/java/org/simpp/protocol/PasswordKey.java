package org.simpp.protocol;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.SoftwareKey;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * The source's private key that is nothing but a password: KRA = h(pwA) mod n (its section 4.1).
 *
 * <p><strong>Warning: a laboratory choice, guessable by everyone who sees the public key</strong>,
 * and every contact does. One guess costs one hash and one scalar multiplication, for all users at
 * once; equal passwords give equal keys; and as both curves use the same number, P-224 protects it
 * no better than P-192 (review 1 and 3). The products make random keys. Such a password is never
 * also a SCRAM password: whoever breaks one has the other.
 *
 * <p>[recon] "mod n", because SHA-256 is longer than either order; UTF-8, because the source does
 * not say how text becomes bytes.
 */
public final class PasswordKey {
  private PasswordKey() {}

  /**
   * The key of {@code password} on {@code curve}.
   *
   * @param password prepared as the caller's form does it (RFC 8265); the caller zeroes it
   * @throws CryptoException if no key follows from it, which no one will see happen
   */
  public static SoftwareKey insecureFromPassword(CipherSuite suite, Curve curve, char[] password)
      throws CryptoException {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
    byte[] text = new byte[encoded.remaining()];
    encoded.get(text);
    try (SecretBytes digest =
        SecretBytes.takeOver(suite.hash(Bytes.givenAway(text)).toByteArray())) {
      return new SoftwareKey(suite, curve, suite.reducePrivateKey(curve, digest));
    } finally {
      Arrays.fill(text, (byte) 0);
      encoded.clear();
      encoded.put(new byte[encoded.capacity()]);
    }
  }
}
