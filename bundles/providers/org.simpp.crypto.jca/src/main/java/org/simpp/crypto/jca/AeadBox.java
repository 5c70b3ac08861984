package org.simpp.crypto.jca;

import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.function.Function;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.simpp.crypto.Aead;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.parts.AeadLengths;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** An AEAD of the JDK: key of 32 bytes, nonce of 12, tag of 16 (RFC 5116, RFC 8439). */
final class AeadBox implements Aead {
  private static final int KEY = 32;
  private static final int NONCE = 12;
  private static final int TAG = 16;

  private final String transformation;
  private final String algorithm;
  private final Function<byte[], AlgorithmParameterSpec> parameters;

  private AeadBox(
      String transformation,
      String algorithm,
      Function<byte[], AlgorithmParameterSpec> parameters) {
    this.transformation = transformation;
    this.algorithm = algorithm;
    this.parameters = parameters;
  }

  static AeadBox aes256Gcm() {
    return new AeadBox(
        "AES/GCM/NoPadding", "AES", nonce -> new GCMParameterSpec(TAG * Byte.SIZE, nonce));
  }

  static AeadBox chaCha20Poly1305() {
    return new AeadBox("ChaCha20-Poly1305", "ChaCha20", IvParameterSpec::new);
  }

  @Override
  public int aeadKeyLength() {
    return KEY;
  }

  @Override
  public int aeadNonceLength() {
    return NONCE;
  }

  @Override
  public Bytes seal(SecretBytes key, Bytes nonce, Bytes associated, SecretBytes plaintext) {
    AeadLengths.require(this, key, nonce);
    byte[] clear = plaintext.expose();
    try {
      return Bytes.givenAway(process(Cipher.ENCRYPT_MODE, key, nonce, associated, clear));
    } catch (AEADBadTagException e) {
      throw new IllegalStateException("encryption does not check a tag", e);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  @Override
  public SecretBytes open(SecretBytes key, Bytes nonce, Bytes associated, Bytes sealed)
      throws CryptoException {
    AeadLengths.require(this, key, nonce);
    if (sealed.length() < TAG) {
      throw new CryptoException();
    }
    byte[] box = sealed.toByteArray();
    try {
      return SecretBytes.takeOver(process(Cipher.DECRYPT_MODE, key, nonce, associated, box));
    } catch (AEADBadTagException e) {
      throw new CryptoException();
    }
  }

  private byte[] process(int mode, SecretBytes key, Bytes nonce, Bytes associated, byte[] input)
      throws AEADBadTagException {
    byte[] exposedKey = key.expose();
    try {
      Cipher cipher = Jdk.cipher(transformation);
      cipher.init(
          mode, new SecretKeySpec(exposedKey, algorithm), parameters.apply(nonce.toByteArray()));
      cipher.updateAAD(associated.toByteArray());
      return cipher.doFinal(input);
    } catch (AEADBadTagException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK's " + transformation + " takes these lengths", e);
    } finally {
      Arrays.fill(exposedKey, (byte) 0);
    }
  }
}
