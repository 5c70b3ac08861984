package org.simpp.protocol;

import java.util.Objects;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * The key of one direction or of one handshake: nobody without it reads a box or makes one that
 * opens, and a box of one type or number never passes for another. It does not remember numbers;
 * {@link SealingDirection} and {@link OpeningDirection} do.
 *
 * <p>Safe for use by several threads.
 */
public final class BoxKey implements AutoCloseable {
  /** Bytes of the key: 16 for AES, 32 for HMAC. */
  public static final int LENGTH = 48;

  private final CipherSuite suite;
  private final SecretBytes key;

  /**
   * Takes {@code key} over and closes it with itself.
   *
   * @throws IllegalArgumentException if it has not {@link #LENGTH} bytes
   */
  public BoxKey(CipherSuite suite, SecretBytes key) {
    if (key.length() != LENGTH) {
      throw new IllegalArgumentException("a box key has 48 bytes, not " + key.length());
    }
    this.suite = Objects.requireNonNull(suite);
    this.key = key;
  }

  /** A box of a handshake; it has no number. */
  public Bytes seal(BoxType type, SecretBytes plaintext, Randomness randomness) {
    return seal(type, 0, plaintext, randomness);
  }

  Bytes seal(BoxType type, long sequence, SecretBytes plaintext, Randomness randomness) {
    if (plaintext.length() > Box.MAX_PLAINTEXT) {
      throw new IllegalArgumentException(
          "a box holds at most " + Box.MAX_PLAINTEXT + " bytes, not " + plaintext.length());
    }
    byte[] iv = new byte[Box.IV_LENGTH];
    randomness.fill(iv);
    Bytes nonce = Bytes.givenAway(iv);
    Bytes sealed = suite.seal(key, nonce, Box.header(type, sequence), plaintext);
    return new Box(type, sequence, nonce, sealed).encode();
  }

  /**
   * The content of a box of that type.
   *
   * @throws CryptoException if it is no such box of this key, whatever is wrong with it
   */
  public SecretBytes open(BoxType type, Bytes box) throws CryptoException {
    return open(type, Box.decode(box));
  }

  SecretBytes open(BoxType type, Box box) throws CryptoException {
    if (box.type() != type) {
      throw new CryptoException();
    }
    return suite.open(key, box.iv(), box.header(), box.sealed());
  }

  /** A copy of the key, to be closed by whoever asked for it. */
  public SecretBytes export() {
    return key.copy();
  }

  @Override
  public void close() {
    key.close();
  }
}
