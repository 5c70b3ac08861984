package org.simpp.crypto.jca;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.simpp.crypto.Aead;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.parts.AeadLengths;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * The box of SIMPP-2007 on the JDK: AES-128-CBC with padding, then HMAC-SHA-256 over associated
 * data, IV and ciphertext; the tag passes, in constant time, before anything is decrypted.
 */
final class EncryptThenMac implements Aead {
  private static final int ENCRYPTION_KEY = 16;
  private static final int BLOCK = 16;
  private static final int TAG = JdkSha256.LENGTH;

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
      byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, exposedKey, nonce, clear);
      byte[] tag = tag(exposedKey, nonce, associated, ciphertext);
      return Bytes.concat(Bytes.givenAway(ciphertext), Bytes.givenAway(tag));
    } catch (BadPaddingException e) {
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
    byte[] ciphertext = sealed.slice(0, length).toByteArray();
    try {
      byte[] expected = tag(exposedKey, nonce, associated, ciphertext);
      if (!MessageDigest.isEqual(expected, sealed.slice(length, length + TAG).toByteArray())) {
        throw new CryptoException();
      }
      return SecretBytes.takeOver(cipher(Cipher.DECRYPT_MODE, exposedKey, nonce, ciphertext));
    } catch (BadPaddingException e) {
      throw new CryptoException();
    } finally {
      Arrays.fill(exposedKey, (byte) 0);
    }
  }

  private static byte[] cipher(int mode, byte[] key, Bytes iv, byte[] input)
      throws BadPaddingException {
    Cipher cipher = Jdk.cipher("AES/CBC/PKCS5Padding");
    try {
      cipher.init(
          mode,
          new SecretKeySpec(key, 0, ENCRYPTION_KEY, "AES"),
          new IvParameterSpec(iv.toByteArray()));
      return cipher.doFinal(input);
    } catch (BadPaddingException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK's AES-CBC takes these lengths", e);
    }
  }

  private static byte[] tag(byte[] key, Bytes nonce, Bytes associated, byte[] ciphertext) {
    byte[] macKey = Arrays.copyOfRange(key, ENCRYPTION_KEY, key.length);
    try {
      Mac mac = JdkSha256.keyed(macKey);
      mac.update(associated.toByteArray());
      mac.update(nonce.toByteArray());
      return mac.doFinal(ciphertext);
    } finally {
      Arrays.fill(macKey, (byte) 0);
    }
  }
}
