package org.simpp.card.keystore;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.agreement.ECDHBasicAgreement;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * What the card itself computes on one curve of prime order. A cipher suite computes the same, and
 * shares no code with it: a card that leaned on a suite would lend its private key to whichever
 * provider is installed, and no provider may import another.
 */
final class CardCurve {
  private static final int UNCOMPRESSED = 4;

  /** One draw misses with odds of at most 2^-32: a source that always does is broken. */
  private static final int DRAWS = 128;

  private final Curve curve;
  private final ECDomainParameters domain;

  private CardCurve(Curve curve, X9ECParameters parameters) {
    this.curve = curve;
    this.domain = new ECDomainParameters(parameters);
  }

  /**
   * @throws IllegalArgumentException for a curve that a card has no key on
   */
  static CardCurve of(Curve curve) {
    X9ECParameters parameters =
        curve.signatureLength() == 0 ? null : CustomNamedCurves.getByName(curve.label());
    if (parameters == null) {
      throw new IllegalArgumentException("a card holds no key on " + curve.label());
    }
    return new CardCurve(curve, parameters);
  }

  SecretBytes generate(Randomness randomness) {
    byte[] candidate = new byte[curve.fieldLength()];
    for (int draw = 0; draw < DRAWS; draw++) {
      randomness.fill(candidate);
      if (isScalar(new BigInteger(1, candidate))) {
        return SecretBytes.takeOver(candidate);
      }
    }
    Arrays.fill(candidate, (byte) 0);
    throw new IllegalStateException("the random source is broken: it gave no usable number");
  }

  Bytes publicKey(SecretBytes privateKey) throws CryptoException {
    ECPoint point = new FixedPointCombMultiplier().multiply(domain.getG(), key(privateKey).getD());
    return Bytes.givenAway(point.normalize().getEncoded(false));
  }

  /** The x-coordinate of the shared point; the peer's point is validated before the key is used. */
  SecretBytes agree(SecretBytes privateKey, Bytes peerPublicKey) throws CryptoException {
    ECPublicKeyParameters peer = peer(peerPublicKey);
    ECDHBasicAgreement agreement = new ECDHBasicAgreement();
    agreement.init(key(privateKey));
    BigInteger x = agreement.calculateAgreement(peer);
    return SecretBytes.takeOver(BigIntegers.asUnsignedByteArray(curve.fieldLength(), x));
  }

  /** ECDSA with SHA-256, deterministic (RFC 6979, section 3.2), raw r||s. */
  Bytes sign(SecretBytes privateKey, Bytes message) throws CryptoException {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, key(privateKey));
    BigInteger[] signature = signer.generateSignature(Hash.sha256(message.toByteArray()));
    int width = curve.fieldLength();
    byte[] raw = new byte[2 * width];
    BigIntegers.asUnsignedByteArray(signature[0], raw, 0, width);
    BigIntegers.asUnsignedByteArray(signature[1], raw, width, width);
    return Bytes.givenAway(raw);
  }

  private ECPrivateKeyParameters key(SecretBytes privateKey) throws CryptoException {
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

  private ECPublicKeyParameters peer(Bytes encoded) throws CryptoException {
    if (encoded.length() != curve.publicKeyLength() || encoded.at(0) != UNCOMPRESSED) {
      throw new CryptoException();
    }
    int width = curve.fieldLength();
    BigInteger x = new BigInteger(1, encoded.slice(1, 1 + width).toByteArray());
    BigInteger y = new BigInteger(1, encoded.slice(1 + width, encoded.length()).toByteArray());
    BigInteger prime = domain.getCurve().getField().getCharacteristic();
    if (x.compareTo(prime) >= 0 || y.compareTo(prime) >= 0) {
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
