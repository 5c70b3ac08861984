package org.simpp.crypto.parts;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.agreement.ECDHBasicAgreement;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * A NIST curve of prime order. Every point that comes from outside is validated in full before a
 * private key touches it; multiplication by a private key is Bouncy Castle's constant-time one.
 */
public final class PrimeCurve implements SigningCurve {
  private static final int UNCOMPRESSED = 4;

  /** One draw misses with odds of at most 2^-32: a source that always does is broken. */
  private static final int DRAWS = 128;

  private final Curve curve;
  private final ECDomainParameters domain;
  private final BigInteger fieldPrime;

  private PrimeCurve(Curve curve, X9ECParameters parameters) {
    this.curve = curve;
    this.domain = new ECDomainParameters(parameters);
    this.fieldPrime = domain.getCurve().getField().getCharacteristic();
  }

  /** The curve of that name; a Montgomery curve is none. */
  public static PrimeCurve of(Curve curve) {
    X9ECParameters parameters = CustomNamedCurves.getByName(curve.label());
    if (parameters == null) {
      throw new IllegalArgumentException("there is no prime curve " + curve.label());
    }
    return new PrimeCurve(curve, parameters);
  }

  @Override
  public Curve curve() {
    return curve;
  }

  @Override
  public SecretBytes generatePrivateKey(Randomness randomness) {
    byte[] candidate = new byte[curve.fieldLength()];
    for (int draw = 0; draw < DRAWS; draw++) {
      randomness.fill(candidate);
      if (isScalar(new BigInteger(1, candidate))) {
        return SecretBytes.takeOver(candidate);
      }
    }
    Arrays.fill(candidate, (byte) 0);
    throw new IllegalStateException(
        "the random source gave no number below the order of "
            + curve.label()
            + " in "
            + DRAWS
            + " draws: it is broken");
  }

  @Override
  public SecretBytes reducePrivateKey(SecretBytes digest) throws CryptoException {
    byte[] exposed = digest.expose();
    try {
      BigInteger reduced = new BigInteger(1, exposed).mod(domain.getN());
      if (reduced.signum() == 0) {
        throw new CryptoException();
      }
      return SecretBytes.takeOver(BigIntegers.asUnsignedByteArray(curve.fieldLength(), reduced));
    } finally {
      Arrays.fill(exposed, (byte) 0);
    }
  }

  @Override
  public Bytes publicKey(SecretBytes privateKey) throws CryptoException {
    ECPoint point =
        new FixedPointCombMultiplier().multiply(domain.getG(), parsePrivate(privateKey).getD());
    return Bytes.givenAway(point.normalize().getEncoded(false));
  }

  @Override
  public void requireValid(Bytes publicKey) throws CryptoException {
    parsePublic(publicKey);
  }

  @Override
  public SecretBytes agree(SecretBytes privateKey, Bytes peerPublicKey) throws CryptoException {
    ECPublicKeyParameters peer = parsePublic(peerPublicKey);
    ECDHBasicAgreement agreement = new ECDHBasicAgreement();
    agreement.init(parsePrivate(privateKey));
    BigInteger x = agreement.calculateAgreement(peer);
    return SecretBytes.takeOver(BigIntegers.asUnsignedByteArray(curve.fieldLength(), x));
  }

  @Override
  public Bytes sign(SecretBytes privateKey, Bytes message) throws CryptoException {
    return Ecdsa.sign(this, privateKey, message);
  }

  @Override
  public void verify(Bytes publicKey, Bytes message, Bytes signature) throws CryptoException {
    Ecdsa.verify(this, publicKey, message, signature);
  }

  ECPrivateKeyParameters parsePrivate(SecretBytes privateKey) throws CryptoException {
    if (privateKey.length() != curve.fieldLength()) {
      throw new CryptoException();
    }
    byte[] exposed = privateKey.expose();
    try {
      BigInteger scalar = new BigInteger(1, exposed);
      if (!isScalar(scalar)) {
        throw new CryptoException();
      }
      return new ECPrivateKeyParameters(scalar, domain);
    } finally {
      Arrays.fill(exposed, (byte) 0);
    }
  }

  ECPublicKeyParameters parsePublic(Bytes encoded) throws CryptoException {
    if (encoded.length() != curve.publicKeyLength() || encoded.at(0) != UNCOMPRESSED) {
      throw new CryptoException();
    }
    int width = curve.fieldLength();
    BigInteger x = new BigInteger(1, encoded.slice(1, 1 + width).toByteArray());
    BigInteger y = new BigInteger(1, encoded.slice(1 + width, encoded.length()).toByteArray());
    if (x.compareTo(fieldPrime) >= 0 || y.compareTo(fieldPrime) >= 0) {
      throw new CryptoException();
    }
    ECPoint point = domain.getCurve().createPoint(x, y);
    // The cofactor is 1: a finite point on the curve is in the group.
    if (point.isInfinity() || !point.isValid()) {
      throw new CryptoException();
    }
    return new ECPublicKeyParameters(point, domain);
  }

  private boolean isScalar(BigInteger number) {
    return number.signum() > 0 && number.compareTo(domain.getN()) < 0;
  }
}
