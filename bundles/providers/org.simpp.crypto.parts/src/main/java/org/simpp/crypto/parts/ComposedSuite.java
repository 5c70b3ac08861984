package org.simpp.crypto.parts;

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

/** A suite put together from curves, a hash, a derivation and a box. Stateless as its parts are. */
public abstract class ComposedSuite implements CipherSuite {
  private final SuiteIdentity identity;
  private final Map<Curve, CurveArithmetic> curves = new EnumMap<>(Curve.class);
  private final KeyedHash hash;
  private final SecretDerivation derivation;
  private final Aead aead;

  protected ComposedSuite(
      SuiteIdentity identity,
      KeyedHash hash,
      SecretDerivation derivation,
      Aead aead,
      CurveArithmetic... curves) {
    this.identity = identity;
    this.hash = hash;
    this.derivation = derivation;
    this.aead = aead;
    Arrays.stream(curves).forEach(curve -> this.curves.put(curve.curve(), curve));
  }

  @Override
  public final SuiteId id() {
    return identity.id();
  }

  @Override
  public final int rank() {
    return identity.rank();
  }

  @Override
  public final Policy policy() {
    return identity.policy();
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
    return signing(curve).sign(privateKey, message);
  }

  @Override
  public final void verify(Curve curve, Bytes publicKey, Bytes message, Bytes signature)
      throws CryptoException {
    signing(curve).verify(publicKey, message, signature);
  }

  @Override
  public final Bytes hash(Bytes data) {
    return hash.hash(data);
  }

  @Override
  public final Bytes mac(SecretBytes key, Bytes data) {
    return hash.mac(key, data);
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
    return identity.toString();
  }

  private CurveArithmetic on(Curve curve) {
    CurveArithmetic arithmetic = curves.get(curve);
    if (arithmetic == null) {
      throw new IllegalArgumentException(
          "suite " + id() + " does not use " + curve.label() + " but " + curves.keySet());
    }
    return arithmetic;
  }

  private SigningCurve signing(Curve curve) {
    if (on(curve) instanceof SigningCurve signing) {
      return signing;
    }
    throw new IllegalArgumentException(curve.label() + " agrees on keys and does not sign");
  }
}
