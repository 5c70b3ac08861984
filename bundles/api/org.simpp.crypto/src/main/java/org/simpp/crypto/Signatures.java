package org.simpp.crypto;

import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** ECDSA with the suite's hash, deterministic (RFC 6979), as raw r||s in fixed width. */
@ProviderType
public interface Signatures {
  /**
   * The signature of {@code message}, which is hashed here.
   *
   * @throws CryptoException if it is no private key of that curve
   */
  Bytes sign(Curve curve, SecretBytes privateKey, Bytes message) throws CryptoException;

  /**
   * Passes only if {@code signature} is that of {@code message} by the owner of {@code publicKey}.
   *
   * @throws CryptoException for every other value, whatever is wrong with it
   */
  void verify(Curve curve, Bytes publicKey, Bytes message, Bytes signature) throws CryptoException;
}
