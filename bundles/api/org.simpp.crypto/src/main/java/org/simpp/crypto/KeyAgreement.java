package org.simpp.crypto;

import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** Diffie-Hellman on the suite's curves. */
@ProviderType
public interface KeyAgreement {
  /**
   * The x-coordinate of the shared point, in the curve's width; the peer's key is validated first,
   * and an all-zero X25519 output is refused (RFC 7748, section 6.1).
   *
   * @throws CryptoException if the peer's key is invalid
   */
  SecretBytes agree(Curve curve, SecretBytes privateKey, Bytes peerPublicKey)
      throws CryptoException;
}
