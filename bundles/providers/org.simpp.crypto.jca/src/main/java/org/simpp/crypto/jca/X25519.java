package org.simpp.crypto.jca;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.Randomness;
import org.simpp.crypto.parts.CurveArithmetic;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * X25519 of the JDK (RFC 7748), which clamps the scalar and refuses a shared secret of zeros. A
 * public key is the agreement with the base point.
 */
final class X25519 implements CurveArithmetic {
  private static final int WIDTH = Curve.X25519.fieldLength();
  private static final int TOP_BIT = 0x7F;
  private static final Bytes BASE = base();

  @Override
  public Curve curve() {
    return Curve.X25519;
  }

  @Override
  public SecretBytes generatePrivateKey(Randomness randomness) {
    byte[] scalar = new byte[WIDTH];
    randomness.fill(scalar);
    return SecretBytes.takeOver(scalar);
  }

  @Override
  public SecretBytes reducePrivateKey(SecretBytes digest) {
    throw new IllegalArgumentException("a number is reduced on a NIST curve, not on X25519");
  }

  @Override
  public Bytes publicKey(SecretBytes privateKey) throws CryptoException {
    try (SecretBytes u = agree(privateKey, BASE)) {
      return Bytes.givenAway(u.expose());
    }
  }

  /** Any clamped scalar is a multiple of 8: it sends exactly the points of low order to zero. */
  @Override
  public void requireValid(Bytes publicKey) throws CryptoException {
    multiply(new byte[WIDTH], publicKey).close();
  }

  @Override
  public SecretBytes agree(SecretBytes privateKey, Bytes peerPublicKey) throws CryptoException {
    if (privateKey.length() != WIDTH) {
      throw new CryptoException();
    }
    byte[] scalar = privateKey.expose();
    try {
      return multiply(scalar, peerPublicKey);
    } finally {
      Arrays.fill(scalar, (byte) 0);
    }
  }

  private static SecretBytes multiply(byte[] scalar, Bytes publicKey) throws CryptoException {
    if (publicKey.length() != WIDTH) {
      throw new CryptoException();
    }
    try {
      KeyFactory keys = Jdk.keys("X25519");
      KeyAgreement agreement = Jdk.agreement("X25519");
      agreement.init(
          keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, scalar)));
      BigInteger u = littleEndian(publicKey);
      agreement.doPhase(
          keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, u)), true);
      return SecretBytes.takeOver(agreement.generateSecret());
    } catch (GeneralSecurityException e) {
      throw new CryptoException();
    }
  }

  /** The number, without the bit that is to be ignored (RFC 7748, section 5). */
  private static BigInteger littleEndian(Bytes u) {
    byte[] bigEndian = new byte[WIDTH];
    for (int at = 0; at < WIDTH; at++) {
      bigEndian[at] = u.at(WIDTH - 1 - at);
    }
    bigEndian[0] &= TOP_BIT;
    return new BigInteger(1, bigEndian);
  }

  private static Bytes base() {
    byte[] nine = new byte[WIDTH];
    nine[0] = 9;
    return Bytes.givenAway(nine);
  }
}
