package org.simpp.crypto.bc;

import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.simpp.crypto.parts.KeyedHash;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** SHA-256 and its keyed form HMAC-SHA-256 (FIPS 180-4, RFC 2104). */
final class Sha256 implements KeyedHash {
  static final int LENGTH = 32;

  @Override
  public Bytes hash(Bytes data) {
    SHA256Digest digest = new SHA256Digest();
    byte[] content = data.toByteArray();
    digest.update(content, 0, content.length);
    byte[] hash = new byte[LENGTH];
    digest.doFinal(hash, 0);
    return Bytes.givenAway(hash);
  }

  @Override
  public Bytes mac(SecretBytes key, Bytes data) {
    byte[] exposed = key.expose();
    try {
      HMac mac = keyed(exposed);
      byte[] content = data.toByteArray();
      mac.update(content, 0, content.length);
      byte[] tag = new byte[LENGTH];
      mac.doFinal(tag, 0);
      return Bytes.givenAway(tag);
    } finally {
      Arrays.fill(exposed, (byte) 0);
    }
  }

  static HMac keyed(byte[] key) {
    HMac mac = new HMac(new SHA256Digest());
    mac.init(new KeyParameter(key));
    return mac;
  }
}
