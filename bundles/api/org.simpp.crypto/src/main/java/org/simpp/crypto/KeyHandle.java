package org.simpp.crypto;

import org.osgi.annotation.versioning.ConsumerType;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * A private key that can be used and not read: on a card, in a security module, or in memory.
 *
 * <p>Calls may take as long as a card does (up to seconds); never call one on an event loop or on a
 * UI thread.
 */
@ConsumerType
public interface KeyHandle extends AutoCloseable {
  Curve curve();

  /** The public half: {@code 04||X||Y} (SEC 1, section 2.3.3). */
  Bytes publicKey();

  /**
   * The x-coordinate of the shared point. The peer's key is validated before the private key is
   * used.
   *
   * @throws CryptoException if the peer's key is invalid
   * @throws KeyUnavailableException if the key cannot be used now
   */
  SecretBytes agree(Bytes peerPublicKey) throws CryptoException, KeyUnavailableException;

  /**
   * ECDSA over the SHA-256 hash of {@code message}, raw r||s.
   *
   * @throws KeyUnavailableException if the key cannot be used now
   */
  Bytes sign(Bytes message) throws CryptoException, KeyUnavailableException;

  /** Forgets the key; a key on a card stays there. */
  @Override
  void close();
}
