package org.simpp.benchmarks;

import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** The operations of each suite, by each of its providers; a message has 250 bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Suites {
  /** A suite of one provider, and the curve on which it is measured. */
  public enum Provided {
    SIMPP_2007_BC,
    SIMPP_2007_JCA,
    P256_BC,
    P256_JCA,
    X25519_BC,
    X25519_JCA;

    private Curve curve() {
      return switch (this) {
        case SIMPP_2007_BC, SIMPP_2007_JCA -> Curve.P224;
        case P256_BC, P256_JCA -> Curve.P256;
        case X25519_BC, X25519_JCA -> Curve.X25519;
      };
    }

    private CipherSuite suite() {
      return switch (this) {
        case SIMPP_2007_BC -> new org.simpp.crypto.bc.Simpp2007Suite();
        case SIMPP_2007_JCA -> new org.simpp.crypto.jca.Simpp2007Suite();
        case P256_BC -> new org.simpp.crypto.bc.P256Suite();
        case P256_JCA -> new org.simpp.crypto.jca.P256Suite();
        case X25519_BC -> new org.simpp.crypto.bc.X25519Suite();
        case X25519_JCA -> new org.simpp.crypto.jca.X25519Suite();
      };
    }
  }

  private static final int MESSAGE = 250;

  @Param public Provided provided = Provided.P256_BC;

  private final SecureRandom random = new SecureRandom();
  private CipherSuite suite;
  private Curve curve;
  private SecretBytes privateKey;
  private Bytes peersKey;
  private SecretBytes key;
  private Bytes nonce;
  private SecretBytes plaintext;
  private Bytes sealed;

  @Setup
  public void prepare() throws CryptoException {
    suite = provided.suite();
    curve = provided.curve();
    privateKey = suite.generatePrivateKey(curve, random::nextBytes);
    peersKey = suite.publicKey(curve, suite.generatePrivateKey(curve, random::nextBytes));
    key = SecretBytes.takeOver(bytes(suite.aeadKeyLength()));
    nonce = Bytes.of(bytes(suite.aeadNonceLength()));
    plaintext = SecretBytes.takeOver(bytes(MESSAGE));
    sealed = seal();
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** The peer's key checked, and one Diffie-Hellman. */
  @Benchmark
  public SecretBytes agree() throws CryptoException {
    return suite.agree(curve, privateKey, peersKey);
  }

  /** A new key's public half. */
  @Benchmark
  public Bytes publicKey() throws CryptoException {
    return suite.publicKey(curve, privateKey);
  }

  @Benchmark
  public Bytes seal() {
    return suite.seal(key, nonce, Bytes.empty(), plaintext);
  }

  @Benchmark
  public SecretBytes open() throws CryptoException {
    return suite.open(key, nonce, Bytes.empty(), sealed);
  }
}
