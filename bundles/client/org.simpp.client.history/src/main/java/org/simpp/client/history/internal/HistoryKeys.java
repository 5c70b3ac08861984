package org.simpp.client.history.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/**
 * The keys of one file, by HKDF with SHA-256 (RFC 5869) from the history's key, the file's random
 * salt and the account: no two files share a key.
 *
 * @param sealing for the frames
 * @param check stands in the file and tells a wrong key from damage; tells nothing else
 */
record HistoryKeys(SecretBytes sealing, Bytes check) implements AutoCloseable {
  static HistoryKeys derive(SecretBytes key, Bytes salt, Jid account) {
    byte[] exposed = key.expose();
    byte[] extracted = hmac(salt.toByteArray(), exposed);
    try {
      return new HistoryKeys(
          SecretBytes.takeOver(expand(extracted, "frames", account)),
          Bytes.givenAway(expand(extracted, "check", account)));
    } finally {
      Arrays.fill(exposed, (byte) 0);
      Arrays.fill(extracted, (byte) 0);
    }
  }

  @Override
  public void close() {
    sealing.close();
  }

  /** The first block of HKDF's expansion, which is all that is needed. */
  private static byte[] expand(byte[] extracted, String use, Jid account) {
    byte[] info = ("SIMPP history 1 " + use + " " + account).getBytes(StandardCharsets.UTF_8);
    byte[] input = Arrays.copyOf(info, info.length + 1);
    input[info.length] = 1;
    return hmac(extracted, input);
  }

  private static byte[] hmac(byte[] key, byte[] data) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
