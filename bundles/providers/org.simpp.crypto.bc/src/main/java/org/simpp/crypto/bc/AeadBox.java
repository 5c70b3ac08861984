package org.simpp.crypto.bc;

import java.util.Arrays;
import java.util.function.Supplier;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.AEADCipher;
import org.bouncycastle.crypto.modes.ChaCha20Poly1305;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.simpp.crypto.Aead;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.parts.AeadLengths;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** An AEAD with a key of 32 bytes, a nonce of 12 and a tag of 16 (RFC 5116, RFC 8439). */
final class AeadBox implements Aead {
  private static final int KEY = 32;
  private static final int NONCE = 12;
  private static final int TAG = 16;

  private final Supplier<AEADCipher> cipher;

  private AeadBox(Supplier<AEADCipher> cipher) {
    this.cipher = cipher;
  }

  static AeadBox aes256Gcm() {
    return new AeadBox(() -> GCMBlockCipher.newInstance(AESEngine.newInstance()));
  }

  static AeadBox chaCha20Poly1305() {
    return new AeadBox(ChaCha20Poly1305::new);
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
      return Bytes.givenAway(process(true, key, nonce, associated, clear));
    } catch (InvalidCipherTextException e) {
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
    try {
      return SecretBytes.takeOver(process(false, key, nonce, associated, sealed.toByteArray()));
    } catch (InvalidCipherTextException e) {
      throw new CryptoException();
    }
  }

  private byte[] process(
      boolean encrypt, SecretBytes key, Bytes nonce, Bytes associated, byte[] input)
      throws InvalidCipherTextException {
    byte[] exposedKey = key.expose();
    byte[] output = new byte[encrypt ? input.length + TAG : input.length - TAG];
    boolean done = false;
    try {
      AEADCipher engine = cipher.get();
      engine.init(
          encrypt,
          new AEADParameters(
              new KeyParameter(exposedKey),
              TAG * Byte.SIZE,
              nonce.toByteArray(),
              associated.toByteArray()));
      int written = engine.processBytes(input, 0, input.length, output, 0);
      engine.doFinal(output, written);
      done = true;
      return output;
    } finally {
      Arrays.fill(exposedKey, (byte) 0);
      if (!done) {
        // What was decrypted under a wrong tag is never seen by anybody.
        Arrays.fill(output, (byte) 0);
      }
    }
  }
}
