package org.simpp.crypto.jca;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import javax.crypto.KeyAgreement;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.Randomness;
import org.simpp.crypto.parts.PrimeCurve;
import org.simpp.crypto.parts.SigningCurve;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * P-256: agreement is the JDK's. It neither signs without a random number (RFC 6979) nor tells the
 * public key of a scalar, and its verification (JDK 17) refuses valid signatures of Wycheproof
 * whose numbers are edge cases: these are Bouncy Castle's, as is the strict reading of points.
 */
final class P256 implements SigningCurve {
  private static final int WIDTH = Curve.P256.fieldLength();

  private final SigningCurve other = PrimeCurve.of(Curve.P256);
  private final ECParameterSpec parameters = parameters();

  @Override
  public Curve curve() {
    return Curve.P256;
  }

  @Override
  public SecretBytes generatePrivateKey(Randomness randomness) {
    return other.generatePrivateKey(randomness);
  }

  @Override
  public SecretBytes reducePrivateKey(SecretBytes digest) throws CryptoException {
    return other.reducePrivateKey(digest);
  }

  @Override
  public Bytes publicKey(SecretBytes privateKey) throws CryptoException {
    return other.publicKey(privateKey);
  }

  @Override
  public void requireValid(Bytes publicKey) throws CryptoException {
    other.requireValid(publicKey);
  }

  @Override
  public Bytes sign(SecretBytes privateKey, Bytes message) throws CryptoException {
    return other.sign(privateKey, message);
  }

  @Override
  public SecretBytes agree(SecretBytes privateKey, Bytes peerPublicKey) throws CryptoException {
    PublicKey peer = parsePublic(peerPublicKey);
    try {
      KeyAgreement agreement = Jdk.agreement("ECDH");
      agreement.init(parsePrivate(privateKey));
      agreement.doPhase(peer, true);
      return SecretBytes.takeOver(agreement.generateSecret());
    } catch (InvalidKeyException e) {
      throw new CryptoException();
    }
  }

  @Override
  public void verify(Bytes publicKey, Bytes message, Bytes signature) throws CryptoException {
    other.verify(publicKey, message, signature);
  }

  private PublicKey parsePublic(Bytes encoded) throws CryptoException {
    other.requireValid(encoded);
    BigInteger x = new BigInteger(1, encoded.slice(1, 1 + WIDTH).toByteArray());
    BigInteger y = new BigInteger(1, encoded.slice(1 + WIDTH, encoded.length()).toByteArray());
    try {
      return Jdk.keys("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), parameters));
    } catch (InvalidKeySpecException e) {
      throw new CryptoException();
    }
  }

  private PrivateKey parsePrivate(SecretBytes privateKey) throws CryptoException {
    if (privateKey.length() != WIDTH) {
      throw new CryptoException();
    }
    byte[] exposed = privateKey.expose();
    try {
      BigInteger scalar = new BigInteger(1, exposed);
      if (scalar.signum() == 0 || scalar.compareTo(parameters.getOrder()) >= 0) {
        throw new CryptoException();
      }
      return Jdk.keys("EC").generatePrivate(new ECPrivateKeySpec(scalar, parameters));
    } catch (InvalidKeySpecException e) {
      throw new CryptoException();
    } finally {
      Arrays.fill(exposed, (byte) 0);
    }
  }

  private static ECParameterSpec parameters() {
    try {
      AlgorithmParameters named = AlgorithmParameters.getInstance("EC", "SunEC");
      named.init(new ECGenParameterSpec("secp256r1"));
      return named.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "this Java lacks P-256; start the product with a full JDK", e);
    }
  }
}
