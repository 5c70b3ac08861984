package org.simpp.crypto;

/**
 * What came does not pass: an invalid point, a wrong signature, a forged or damaged box.
 *
 * <p>There is one message for all of them, so that no peer learns which check failed.
 */
public final class CryptoException extends Exception {
  private static final long serialVersionUID = 1L;

  public CryptoException() {
    super("the cryptographic check failed");
  }
}
