package org.simpp.crypto.bc;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.simpp.crypto.Aead;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.Policy;
import org.simpp.crypto.Randomness;
import org.simpp.crypto.SuiteId;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * A suite put together from curves, a derivation and a box. Stateless: every call makes the engines
 * it needs.
 */
abstract sealed class BouncyCastleSuite implements CipherSuite
    permits Simpp2007Suite, P256Suite, X25519Suite {
  /** For an operator to read; the version is the build's. */
  static final String PROVIDER = "Bouncy Castle 1.87";

  private final SuiteId id;
  private final int rank;
  private final Policy policy;
  private final Map<Curve, CurveArithmetic> curves = new EnumMap<>(Curve.class);
  private final Derivation derivation;
  private final Aead aead;

  BouncyCastleSuite(
      SuiteId id,
      int rank,
      Policy policy,
      Derivation derivation,
      Aead aead,
      CurveArithmetic... curves) {
    this.id = id;
    this.rank = rank;
    this.policy = policy;
    this.derivation = derivation;
    this.aead = aead;
    Arrays.stream(curves).forEach(curve -> this.curves.put(curve.curve(), curve));
  }

  @Override
  public final SuiteId id() {
    return id;
  }

  @Override
  public final int rank() {
    return rank;
  }

  @Override
  public final Policy policy() {
    return policy;
  }

  @Override
  public final Set<Curve> curves() {
    return Collections.unmodifiableSet(curves.keySet());
  }

  @Override
  public final SecretBytes generatePrivateKey(Curve curve, Randomness randomness) {
    return on(curve).generatePrivateKey(randomness);
  }

  @Override
  public final SecretBytes reducePrivateKey(Curve curve, SecretBytes digest)
      throws CryptoException {
    return on(curve).reducePrivateKey(digest);
  }

  @Override
  public final Bytes publicKey(Curve curve, SecretBytes privateKey) throws CryptoException {
    return on(curve).publicKey(privateKey);
  }

  @Override
  public final void requireValid(Curve curve, Bytes publicKey) throws CryptoException {
    on(curve).requireValid(publicKey);
  }

  @Override
  public final SecretBytes agree(Curve curve, SecretBytes privateKey, Bytes peerPublicKey)
      throws CryptoException {
    return on(curve).agree(privateKey, peerPublicKey);
  }

  @Override
  public final Bytes sign(Curve curve, SecretBytes privateKey, Bytes message)
      throws CryptoException {
    return Ecdsa.sign(signing(curve), privateKey, message);
  }

  @Override
  public final void verify(Curve curve, Bytes publicKey, Bytes message, Bytes signature)
      throws CryptoException {
    Ecdsa.verify(signing(curve), publicKey, message, signature);
  }

  @Override
  public final Bytes hash(Bytes data) {
    return Bytes.givenAway(Sha256.digest(data));
  }

  @Override
  public final Bytes mac(SecretBytes key, Bytes data) {
    return Sha256.mac(key, data);
  }

  @Override
  public final SecretBytes derive(SecretBytes secret, Bytes salt, Bytes info, int length) {
    return derivation.derive(secret, salt, info, length);
  }

  @Override
  public final int aeadKeyLength() {
    return aead.aeadKeyLength();
  }

  @Override
  public final int aeadNonceLength() {
    return aead.aeadNonceLength();
  }

  @Override
  public final Bytes seal(SecretBytes key, Bytes nonce, Bytes associated, SecretBytes plaintext) {
    return aead.seal(key, nonce, associated, plaintext);
  }

  @Override
  public final SecretBytes open(SecretBytes key, Bytes nonce, Bytes associated, Bytes sealed)
      throws CryptoException {
    return aead.open(key, nonce, associated, sealed);
  }

  @Override
  public final String toString() {
    return id + " by " + PROVIDER;
  }

  private CurveArithmetic on(Curve curve) {
    CurveArithmetic arithmetic = curves.get(curve);
    if (arithmetic == null) {
      throw new IllegalArgumentException(
          "suite " + id + " does not use " + curve.label() + " but " + curves.keySet());
    }
    return arithmetic;
  }

  private PrimeCurve signing(Curve curve) {
    if (on(curve) instanceof PrimeCurve prime) {
      return prime;
    }
    throw new IllegalArgumentException(curve.label() + " agrees on keys and does not sign");
  }
}
