package org.simpp.crypto.jca;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import org.simpp.crypto.parts.SecretDerivation;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * The function of ANSI X9.63 over SHA-256 (SEC 1, section 3.6.1): the secret, a counter from 1, and
 * what it is for.
 */
final class X963 implements SecretDerivation {
  private static final int HASH = JdkSha256.LENGTH;

  @Override
  public SecretBytes derive(SecretBytes secret, Bytes salt, Bytes info, int length) {
    if (!salt.isEmpty()) {
      throw new IllegalArgumentException("the X9.63 function takes no salt");
    }
    if (length < 1) {
      throw new IllegalArgumentException("this function derives at least 1 byte, not " + length);
    }
    byte[] exposed = secret.expose();
    byte[] derived = new byte[length];
    try {
      MessageDigest digest = Jdk.digest("SHA-256");
      for (int done = 0, counter = 1; done < length; done += HASH, counter++) {
        digest.update(exposed);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, counter));
        byte[] block = digest.digest(info.toByteArray());
        System.arraycopy(block, 0, derived, done, Math.min(HASH, length - done));
        Arrays.fill(block, (byte) 0);
      }
      return SecretBytes.takeOver(derived);
    } finally {
      Arrays.fill(exposed, (byte) 0);
    }
  }
}
