package org.simpp.crypto.parts;

import org.simpp.crypto.Aead;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** The rule on lengths that every box has. */
public final class AeadLengths {
  private AeadLengths() {}

  /** Refuses a key or a nonce of another length. */
  public static void require(Aead aead, SecretBytes key, Bytes nonce) {
    if (key.length() != aead.aeadKeyLength()) {
      throw new IllegalArgumentException(
          "the key has " + aead.aeadKeyLength() + " bytes, not " + key.length());
    }
    if (nonce.length() != aead.aeadNonceLength()) {
      throw new IllegalArgumentException(
          "the nonce has " + aead.aeadNonceLength() + " bytes, not " + nonce.length());
    }
  }
}
