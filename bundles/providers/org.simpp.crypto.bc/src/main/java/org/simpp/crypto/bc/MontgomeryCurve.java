package org.simpp.crypto.bc;

import java.util.Arrays;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.Randomness;
import org.simpp.crypto.parts.CurveArithmetic;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * X25519 (RFC 7748). A private key is any 32 bytes; they are clamped at each use, so that every
 * provider derives the same keys from the same bytes.
 */
final class MontgomeryCurve implements CurveArithmetic {
  /** Any clamped scalar is a multiple of 8: it sends exactly the points of low order to zero. */
  private static final byte[] SMALLEST_SCALAR = new byte[X25519.SCALAR_SIZE];

  @Override
  public Curve curve() {
    return Curve.X25519;
  }

  @Override
  public SecretBytes generatePrivateKey(Randomness randomness) {
    byte[] scalar = new byte[X25519.SCALAR_SIZE];
    randomness.fill(scalar);
    return SecretBytes.takeOver(scalar);
  }

  @Override
  public SecretBytes reducePrivateKey(SecretBytes digest) {
    throw new IllegalArgumentException("a number is reduced on a NIST curve, not on X25519");
  }

  @Override
  public Bytes publicKey(SecretBytes privateKey) throws CryptoException {
    byte[] scalar = scalar(privateKey);
    try {
      byte[] u = new byte[X25519.POINT_SIZE];
      X25519.scalarMultBase(scalar, 0, u, 0);
      return Bytes.givenAway(u);
    } finally {
      Arrays.fill(scalar, (byte) 0);
    }
  }

  @Override
  public void requireValid(Bytes publicKey) throws CryptoException {
    multiply(SMALLEST_SCALAR, publicKey).close();
  }

  @Override
  public SecretBytes agree(SecretBytes privateKey, Bytes peerPublicKey) throws CryptoException {
    byte[] scalar = scalar(privateKey);
    try {
      return multiply(scalar, peerPublicKey);
    } finally {
      Arrays.fill(scalar, (byte) 0);
    }
  }

  private static SecretBytes multiply(byte[] scalar, Bytes publicKey) throws CryptoException {
    if (publicKey.length() != X25519.POINT_SIZE) {
      throw new CryptoException();
    }
    byte[] shared = new byte[X25519.POINT_SIZE];
    if (!X25519.calculateAgreement(scalar, 0, publicKey.toByteArray(), 0, shared, 0)) {
      throw new CryptoException();
    }
    return SecretBytes.takeOver(shared);
  }

  private static byte[] scalar(SecretBytes privateKey) throws CryptoException {
    if (privateKey.length() != X25519.SCALAR_SIZE) {
      throw new CryptoException();
    }
    return privateKey.expose();
  }
}
