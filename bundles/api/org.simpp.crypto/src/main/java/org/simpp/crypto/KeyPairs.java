package org.simpp.crypto;

import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * Makes key pairs and checks public keys. Private keys are big-endian scalars (RFC 7748 order on
 * X25519).
 */
@ProviderType
public interface KeyPairs {
  /**
   * A fresh private key, uniform below the curve's order and never 0.
   *
   * @throws IllegalArgumentException if the suite does not use the curve
   */
  SecretBytes generatePrivateKey(Curve curve, Randomness randomness);

  /**
   * The private key that {@code digest} stands for: the unsigned big-endian number modulo the
   * curve's order, in the curve's width.
   *
   * @throws CryptoException if that is 0
   */
  SecretBytes reducePrivateKey(Curve curve, SecretBytes digest) throws CryptoException;

  /**
   * The public key of {@code privateKey}: {@code 04||X||Y} (SEC 1, section 2.3.3), or the
   * u-coordinate of X25519.
   *
   * @throws CryptoException if it is no private key of that curve
   */
  Bytes publicKey(Curve curve, SecretBytes privateKey) throws CryptoException;

  /**
   * Passes only if {@code publicKey} is a point that may be agreed with: right length and form,
   * coordinates below p, on the curve, not infinity (SP 800-56A, section 5.6.2.3).
   *
   * @throws CryptoException for every other value
   */
  void requireValid(Curve curve, Bytes publicKey) throws CryptoException;
}
