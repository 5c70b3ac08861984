package org.simpp.crypto.jca;

import java.util.Arrays;
import javax.crypto.Mac;
import org.simpp.crypto.parts.SecretDerivation;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** HKDF over SHA-256, extraction and expansion (RFC 5869): the JDK 17 has the HMAC alone. */
final class Hkdf implements SecretDerivation {
  private static final int HASH = JdkSha256.LENGTH;
  private static final int MOST = 255 * HASH;

  @Override
  public SecretBytes derive(SecretBytes secret, Bytes salt, Bytes info, int length) {
    if (length < 1 || length > MOST) {
      throw new IllegalArgumentException(
          "this function derives 1 to " + MOST + " bytes, not " + length);
    }
    byte[] exposed = secret.expose();
    byte[] extracted = JdkSha256.keyed(salt.toByteArray()).doFinal(exposed);
    try {
      return SecretBytes.takeOver(expand(extracted, info.toByteArray(), length));
    } finally {
      Arrays.fill(exposed, (byte) 0);
      Arrays.fill(extracted, (byte) 0);
    }
  }

  private static byte[] expand(byte[] key, byte[] info, int length) {
    Mac mac = JdkSha256.keyed(key);
    byte[] derived = new byte[length];
    byte[] block = new byte[0];
    for (int done = 0, number = 1; done < length; done += HASH, number++) {
      mac.update(block);
      mac.update(info);
      mac.update((byte) number);
      Arrays.fill(block, (byte) 0);
      block = mac.doFinal();
      System.arraycopy(block, 0, derived, done, Math.min(HASH, length - done));
    }
    Arrays.fill(block, (byte) 0);
    return derived;
  }
}
