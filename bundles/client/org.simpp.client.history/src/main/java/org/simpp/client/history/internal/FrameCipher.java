package org.simpp.client.history.internal;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.simpp.model.SecretBytes;

/**
 * AES-256-GCM over a frame, its header as associated data. The nonce is random: a number that
 * counts would repeat after a torn write is cut off and written anew, and 2^32 frames of one file
 * are far away.
 */
final class FrameCipher implements AutoCloseable {
  private final SecretBytes key;

  /**
   * One for all frames: to look it up costs more than to seal a line of text. It has the key
   * inside, so it is let go of with it.
   */
  private @Nullable Cipher cipher;

  /** Takes {@code key} over. */
  FrameCipher(SecretBytes key) {
    this.key = key;
    try {
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-256-GCM", e);
    }
  }

  byte[] seal(FrameHeader header, byte[] plaintext) {
    try {
      return run(Cipher.ENCRYPT_MODE, header, plaintext);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-256-GCM", e);
    }
  }

  /** The plaintext; nothing if it was not sealed with this header under this key. */
  Optional<byte[]> open(FrameHeader header, byte[] sealed) {
    try {
      return Optional.of(run(Cipher.DECRYPT_MODE, header, sealed));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-256-GCM", e);
    }
  }

  @Override
  public synchronized void close() {
    cipher = null;
    key.close();
  }

  private synchronized byte[] run(int mode, FrameHeader header, byte[] input)
      throws GeneralSecurityException {
    byte[] exposed = key.expose();
    try {
      Cipher open = Objects.requireNonNull(cipher, "it is not closed");
      open.init(
          mode,
          new SecretKeySpec(exposed, "AES"),
          new GCMParameterSpec(FrameHeader.TAG * Byte.SIZE, header.nonce().toByteArray()));
      open.updateAAD(header.encode());
      return open.doFinal(input);
    } finally {
      Arrays.fill(exposed, (byte) 0);
    }
  }
}
