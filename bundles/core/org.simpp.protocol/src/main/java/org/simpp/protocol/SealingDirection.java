package org.simpp.protocol;

import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * The sending half of a session: every box gets the next number, from 1 on, whatever its type.
 *
 * <p>Not safe for use by several threads; boxes must leave in the order in which they were sealed.
 */
public final class SealingDirection implements AutoCloseable {
  private final BoxKey key;
  private long sent;

  /**
   * Goes on after the box numbered {@code sent}; takes {@code key} over.
   *
   * @param sent 0 for a new session
   */
  public SealingDirection(CipherSuite suite, SecretBytes key, long sent) {
    if (sent < 0) {
      throw new IllegalArgumentException("a sequence number is not negative: " + sent);
    }
    this.key = new BoxKey(suite, key);
    this.sent = sent;
  }

  /**
   * The next box.
   *
   * @throws IllegalArgumentException if the type has no numbers or the plaintext is too long
   */
  public Bytes seal(BoxType type, SecretBytes plaintext, Randomness randomness) {
    Bytes box = key.seal(type, Math.addExact(sent, 1), plaintext, randomness);
    sent++;
    return box;
  }

  /** The number of the last box, 0 before the first. */
  public long sent() {
    return sent;
  }

  /** A copy of the key, to be closed by whoever asked for it. */
  public SecretBytes key() {
    return key.export();
  }

  @Override
  public void close() {
    key.close();
  }
}
