package org.simpp.crypto;

import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * A key in memory, used through a suite: the scalar is zeroed by {@link #close}. It holds no
 * provider's object, so it survives the replacement of the provider behind {@code suite}.
 */
public final class SoftwareKey implements KeyHandle {
  private final CipherSuite suite;
  private final Curve curve;
  private final SecretBytes privateKey;
  private final Bytes publicKey;

  /**
   * Takes {@code privateKey} over and closes it with itself.
   *
   * @throws CryptoException if it is no private key of that curve
   */
  public SoftwareKey(CipherSuite suite, Curve curve, SecretBytes privateKey)
      throws CryptoException {
    this.suite = suite;
    this.curve = curve;
    this.privateKey = privateKey;
    this.publicKey = suite.publicKey(curve, privateKey);
  }

  /** A key that nobody has used before. */
  public static SoftwareKey generate(CipherSuite suite, Curve curve, Randomness randomness) {
    try {
      return new SoftwareKey(suite, curve, suite.generatePrivateKey(curve, randomness));
    } catch (CryptoException e) {
      throw new IllegalStateException("a provider refused the key that it made", e);
    }
  }

  @Override
  public Curve curve() {
    return curve;
  }

  @Override
  public Bytes publicKey() {
    return publicKey;
  }

  @Override
  public SecretBytes agree(Bytes peerPublicKey) throws CryptoException, KeyUnavailableException {
    requireOpen();
    return suite.agree(curve, privateKey, peerPublicKey);
  }

  @Override
  public Bytes sign(Bytes message) throws CryptoException, KeyUnavailableException {
    requireOpen();
    return suite.sign(curve, privateKey, message);
  }

  @Override
  public void close() {
    privateKey.close();
  }

  @Override
  public String toString() {
    return "SoftwareKey[" + curve.label() + "]";
  }

  private void requireOpen() throws KeyUnavailableException {
    if (privateKey.isClosed()) {
      throw new KeyUnavailableException("the key has been forgotten; sign in again");
    }
  }
}
