package org.simpp.card.keystore;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * AES-256-GCM around the private keys, by the JDK: it uses the processor's AES where it has one.
 */
final class KeyWrap {
  static final int NONCE_LENGTH = 12;
  static final int TAG_LENGTH = 16;

  private KeyWrap() {}

  static Bytes seal(SecretBytes key, Bytes nonce, Bytes associated, SecretBytes plaintext) {
    byte[] clear = plaintext.expose();
    try {
      return Bytes.givenAway(run(Cipher.ENCRYPT_MODE, key, nonce, associated, clear));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-256-GCM", e);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  /** What was sealed; nothing if the key, the nonce or anything that was bound to it is another. */
  static Optional<SecretBytes> open(SecretBytes key, Bytes nonce, Bytes associated, Bytes sealed) {
    try {
      return Optional.of(
          SecretBytes.takeOver(
              run(Cipher.DECRYPT_MODE, key, nonce, associated, sealed.toByteArray())));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-256-GCM", e);
    }
  }

  private static byte[] run(int mode, SecretBytes key, Bytes nonce, Bytes associated, byte[] input)
      throws GeneralSecurityException {
    byte[] exposed = key.expose();
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode,
          new SecretKeySpec(exposed, "AES"),
          new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, nonce.toByteArray()));
      cipher.updateAAD(associated.toByteArray());
      return cipher.doFinal(input);
    } finally {
      Arrays.fill(exposed, (byte) 0);
    }
  }
}
