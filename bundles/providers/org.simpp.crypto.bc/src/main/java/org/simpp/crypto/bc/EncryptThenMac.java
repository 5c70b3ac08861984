package org.simpp.crypto.bc;

import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.simpp.crypto.Aead;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.parts.AeadLengths;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * AES-128-CBC with PKCS #7 padding, then HMAC-SHA-256 over associated data, IV and ciphertext. The
 * tag is compared in constant time before anything is decrypted, so that no padding can be asked
 * about.
 *
 * <p>The associated data carries no length of its own: callers give it a fixed width under one key,
 * as the box of SIMPP-2007 does.
 */
final class EncryptThenMac implements Aead {
  private static final int ENCRYPTION_KEY = 16;
  private static final int BLOCK = 16;
  private static final int TAG = Sha256.LENGTH;

  @Override
  public int aeadKeyLength() {
    return ENCRYPTION_KEY + TAG;
  }

  @Override
  public int aeadNonceLength() {
    return BLOCK;
  }

  @Override
  public Bytes seal(SecretBytes key, Bytes nonce, Bytes associated, SecretBytes plaintext) {
    AeadLengths.require(this, key, nonce);
    byte[] exposedKey = key.expose();
    byte[] clear = plaintext.expose();
    try {
      PaddedBufferedBlockCipher cipher = cipher(true, exposedKey, nonce);
      byte[] sealed = new byte[cipher.getOutputSize(clear.length) + TAG];
      int written = cipher.processBytes(clear, 0, clear.length, sealed, 0);
      written += cipher.doFinal(sealed, written);
      byte[] tag = tag(exposedKey, nonce, associated, sealed, written);
      System.arraycopy(tag, 0, sealed, written, TAG);
      return Bytes.givenAway(sealed);
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("encryption does not check a padding", e);
    } finally {
      Arrays.fill(exposedKey, (byte) 0);
      Arrays.fill(clear, (byte) 0);
    }
  }

  @Override
  public SecretBytes open(SecretBytes key, Bytes nonce, Bytes associated, Bytes sealed)
      throws CryptoException {
    AeadLengths.require(this, key, nonce);
    int length = sealed.length() - TAG;
    if (length < BLOCK || length % BLOCK != 0) {
      throw new CryptoException();
    }
    byte[] exposedKey = key.expose();
    byte[] box = sealed.toByteArray();
    try {
      byte[] expected = tag(exposedKey, nonce, associated, box, length);
      if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(box, length, box.length))) {
        throw new CryptoException();
      }
      return decrypt(exposedKey, nonce, box, length);
    } finally {
      Arrays.fill(exposedKey, (byte) 0);
    }
  }

  private static SecretBytes decrypt(byte[] key, Bytes nonce, byte[] box, int length)
      throws CryptoException {
    byte[] clear = new byte[length];
    try {
      PaddedBufferedBlockCipher cipher = cipher(false, key, nonce);
      int written = cipher.processBytes(box, 0, length, clear, 0);
      written += cipher.doFinal(clear, written);
      return SecretBytes.takeOver(Arrays.copyOf(clear, written));
    } catch (InvalidCipherTextException e) {
      throw new CryptoException();
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  private static PaddedBufferedBlockCipher cipher(boolean encrypt, byte[] key, Bytes iv) {
    PaddedBufferedBlockCipher cipher =
        new PaddedBufferedBlockCipher(
            CBCBlockCipher.newInstance(AESEngine.newInstance()), new PKCS7Padding());
    KeyParameter encryptionKey = new KeyParameter(key, 0, ENCRYPTION_KEY);
    cipher.init(encrypt, new ParametersWithIV(encryptionKey, iv.toByteArray()));
    return cipher;
  }

  private static byte[] tag(
      byte[] key, Bytes nonce, Bytes associated, byte[] ciphertext, int length) {
    byte[] macKey = Arrays.copyOfRange(key, ENCRYPTION_KEY, key.length);
    try {
      HMac mac = Sha256.keyed(macKey);
      mac.update(associated.toByteArray(), 0, associated.length());
      mac.update(nonce.toByteArray(), 0, nonce.length());
      mac.update(ciphertext, 0, length);
      byte[] tag = new byte[TAG];
      mac.doFinal(tag, 0);
      return tag;
    } finally {
      Arrays.fill(macKey, (byte) 0);
    }
  }
}
