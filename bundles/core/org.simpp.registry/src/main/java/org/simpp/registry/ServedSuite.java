package org.simpp.registry;

import java.util.Set;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.Policy;
import org.simpp.crypto.Randomness;
import org.simpp.crypto.SuiteId;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** A suite that outlives its providers: each call goes to the one that serves now. */
final class ServedSuite implements CipherSuite {
  private final SuiteId id;
  private final Served<CipherSuite> served;

  ServedSuite(SuiteId id, Served<CipherSuite> served) {
    this.id = id;
    this.served = served;
  }

  @Override
  public SuiteId id() {
    return id;
  }

  @Override
  public int rank() {
    return served.ask(CipherSuite::rank);
  }

  @Override
  public Policy policy() {
    return served.ask(CipherSuite::policy);
  }

  @Override
  public Set<Curve> curves() {
    return served.ask(CipherSuite::curves);
  }

  @Override
  public SecretBytes generatePrivateKey(Curve curve, Randomness randomness) {
    return served.call(suite -> suite.generatePrivateKey(curve, randomness));
  }

  @Override
  public SecretBytes reducePrivateKey(Curve curve, SecretBytes digest) throws CryptoException {
    return served.call(suite -> suite.reducePrivateKey(curve, digest));
  }

  @Override
  public Bytes publicKey(Curve curve, SecretBytes privateKey) throws CryptoException {
    return served.call(suite -> suite.publicKey(curve, privateKey));
  }

  @Override
  public void requireValid(Curve curve, Bytes publicKey) throws CryptoException {
    served.call(
        suite -> {
          suite.requireValid(curve, publicKey);
          return publicKey;
        });
  }

  @Override
  public SecretBytes agree(Curve curve, SecretBytes privateKey, Bytes peerPublicKey)
      throws CryptoException {
    return served.call(suite -> suite.agree(curve, privateKey, peerPublicKey));
  }

  @Override
  public Bytes sign(Curve curve, SecretBytes privateKey, Bytes message) throws CryptoException {
    return served.call(suite -> suite.sign(curve, privateKey, message));
  }

  @Override
  public void verify(Curve curve, Bytes publicKey, Bytes message, Bytes signature)
      throws CryptoException {
    served.call(
        suite -> {
          suite.verify(curve, publicKey, message, signature);
          return signature;
        });
  }

  @Override
  public Bytes hash(Bytes data) {
    return served.call(suite -> suite.hash(data));
  }

  @Override
  public Bytes mac(SecretBytes key, Bytes data) {
    return served.call(suite -> suite.mac(key, data));
  }

  @Override
  public SecretBytes derive(SecretBytes secret, Bytes salt, Bytes info, int length) {
    return served.call(suite -> suite.derive(secret, salt, info, length));
  }

  @Override
  public int aeadKeyLength() {
    return served.ask(CipherSuite::aeadKeyLength);
  }

  @Override
  public int aeadNonceLength() {
    return served.ask(CipherSuite::aeadNonceLength);
  }

  @Override
  public Bytes seal(SecretBytes key, Bytes nonce, Bytes associated, SecretBytes plaintext) {
    return served.call(suite -> suite.seal(key, nonce, associated, plaintext));
  }

  @Override
  public SecretBytes open(SecretBytes key, Bytes nonce, Bytes associated, Bytes sealed)
      throws CryptoException {
    return served.call(suite -> suite.open(key, nonce, associated, sealed));
  }

  @Override
  public String toString() {
    return "cipher suite " + id;
  }
}
