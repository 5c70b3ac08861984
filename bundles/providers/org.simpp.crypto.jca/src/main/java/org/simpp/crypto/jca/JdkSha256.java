package org.simpp.crypto.jca;

import java.security.InvalidKeyException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.simpp.crypto.parts.KeyedHash;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** SHA-256 and HMAC-SHA-256 of the JDK (FIPS 180-4, RFC 2104). */
final class JdkSha256 implements KeyedHash {
  static final int LENGTH = 32;

  private static final String HMAC = "HmacSHA256";

  @Override
  public Bytes hash(Bytes data) {
    return Bytes.givenAway(Jdk.digest("SHA-256").digest(data.toByteArray()));
  }

  @Override
  public Bytes mac(SecretBytes key, Bytes data) {
    byte[] exposed = key.expose();
    try {
      return Bytes.givenAway(keyed(exposed).doFinal(data.toByteArray()));
    } finally {
      Arrays.fill(exposed, (byte) 0);
    }
  }

  /**
   * HMAC fills a key up with zeros, so that an empty one is one zero; the JDK takes no empty key.
   */
  static Mac keyed(byte[] key) {
    Mac mac = Jdk.mac(HMAC);
    try {
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, HMAC));
      return mac;
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("HMAC takes any key", e);
    }
  }
}
