package org.simpp.protocol;

import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * The receiving half of a session: a box opens at most once, and never after one with a higher
 * number. Gaps are allowed, because a message may be lost on its way.
 *
 * <p>Not safe for use by several threads.
 */
public final class OpeningDirection implements AutoCloseable {
  private final BoxKey key;
  private long received;

  /**
   * Goes on after the box numbered {@code received}; takes {@code key} over.
   *
   * @param received 0 for a new session
   */
  public OpeningDirection(CipherSuite suite, SecretBytes key, long received) {
    if (received < 0) {
      throw new IllegalArgumentException("a sequence number is not negative: " + received);
    }
    this.key = new BoxKey(suite, key);
    this.received = received;
  }

  /**
   * The content of the box; a box that is refused changes nothing.
   *
   * @throws CryptoException if it is forged, damaged, of another type, or not newer than the last
   */
  public SecretBytes open(BoxType type, Bytes box) throws CryptoException {
    Box parsed = Box.decode(box);
    if (!type.numbered() || parsed.sequence() <= received) {
      throw new CryptoException();
    }
    SecretBytes plaintext = key.open(type, parsed);
    received = parsed.sequence();
    return plaintext;
  }

  /** The number of the last box that opened, 0 before the first. */
  public long received() {
    return received;
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
