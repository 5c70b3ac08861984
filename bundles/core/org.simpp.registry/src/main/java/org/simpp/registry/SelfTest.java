package org.simpp.registry;

import java.security.SecureRandom;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * Asks a suite for every operation whose answer is known, and for the refusals that it owes: a
 * provider that fails here has not served anybody yet.
 */
final class SelfTest {
  /** One question. */
  @FunctionalInterface
  private interface Question {
    boolean isAnsweredWell() throws CryptoException;
  }

  private final KnownAnswers known = new KnownAnswers();
  private final SecureRandom random = new SecureRandom();
  private final CipherSuite suite;
  private final String provider;

  SelfTest(CipherSuite suite, String provider) {
    this.suite = suite;
    this.provider = provider;
  }

  /** Returns if all is well. */
  void run() throws SelfTestException {
    String id = suite.id().toString();
    if (!known.has(id + ".curves")) {
      throw failed("no answers are known for this suite", null);
    }
    Set<String> curves = new TreeSet<>(known.list(id + ".curves"));
    ask("the suite's curves", () -> labels().equals(curves));
    ask("the hash", () -> suite.hash(known.bytes("hash.data")).equals(known.bytes("hash.hash")));
    ask("the MAC", this::mac);
    ask("the derivation of keys", () -> derives(id));
    ask("sealing", () -> seals(id + ".box."));
    ask("opening", () -> opens(id + ".box."));
    ask("refusing a forged box", () -> refuses(() -> openForged(id + ".box.")));
    for (Curve curve : suite.curves()) {
      test(curve);
    }
  }

  private void test(Curve curve) throws SelfTestException {
    String on = curve.label() + ".";
    SecretBytes key = known.secret(on + "key");
    Bytes publicKey = known.bytes(on + "public");
    ask("the public key on " + curve.label(), () -> suite.publicKey(curve, key).equals(publicKey));
    ask("the agreement on " + curve.label(), () -> agrees(curve));
    ask("fresh keys on " + curve.label(), () -> freshKeysAgree(curve));
    for (String invalid : known.list(on + "invalid")) {
      Bytes point = Bytes.ofHex(invalid);
      ask(
          "refusing an invalid point of " + curve.label(),
          () ->
              refuses(() -> suite.requireValid(curve, point))
                  && refuses(() -> suite.agree(curve, key, point)));
    }
    if (curve.signatureLength() > 0) {
      Bytes message = known.bytes(on + "message");
      Bytes signature = known.bytes(on + "signature");
      ask("signing on " + curve.label(), () -> suite.sign(curve, key, message).equals(signature));
      ask(
          "verifying on " + curve.label(),
          () -> {
            suite.verify(curve, publicKey, message, signature);
            return refuses(() -> suite.verify(curve, publicKey, signature, signature));
          });
    }
  }

  private Set<String> labels() {
    return suite.curves().stream().map(Curve::label).collect(Collectors.toSet());
  }

  private boolean mac() {
    return suite
        .mac(known.secret("mac.key"), known.bytes("mac.data"))
        .equals(known.bytes("mac.mac"));
  }

  private boolean derives(String id) {
    SecretBytes expected = known.secret(id + ".derived");
    return suite
        .derive(
            known.secret(id + ".secret"),
            known.bytes(id + ".salt"),
            known.bytes(id + ".info"),
            expected.length())
        .equals(expected);
  }

  private boolean seals(String box) {
    return suite
        .seal(
            known.secret(box + "key"),
            known.bytes(box + "nonce"),
            known.bytes(box + "associated"),
            known.secret(box + "plaintext"))
        .equals(known.bytes(box + "sealed"));
  }

  private boolean opens(String box) throws CryptoException {
    return open(box, known.bytes(box + "sealed")).equals(known.secret(box + "plaintext"));
  }

  private void openForged(String box) throws CryptoException {
    byte[] forged = known.bytes(box + "sealed").toByteArray();
    forged[forged.length - 1] ^= 1;
    open(box, Bytes.of(forged)).close();
  }

  private SecretBytes open(String box, Bytes sealed) throws CryptoException {
    return suite.open(
        known.secret(box + "key"),
        known.bytes(box + "nonce"),
        known.bytes(box + "associated"),
        sealed);
  }

  private boolean agrees(Curve curve) throws CryptoException {
    String on = curve.label() + ".";
    return suite
        .agree(curve, known.secret(on + "agreeing"), known.bytes(on + "peer"))
        .equals(known.secret(on + "shared"));
  }

  private boolean freshKeysAgree(Curve curve) throws CryptoException {
    try (SecretBytes one = suite.generatePrivateKey(curve, random::nextBytes);
        SecretBytes other = suite.generatePrivateKey(curve, random::nextBytes)) {
      SecretBytes shared = suite.agree(curve, one, suite.publicKey(curve, other));
      return !one.equals(other)
          && shared.equals(suite.agree(curve, other, suite.publicKey(curve, one)));
    }
  }

  /** Something that must end with the refusal of the contract. */
  @FunctionalInterface
  private interface Attempt {
    void make() throws CryptoException;
  }

  private static boolean refuses(Attempt attempt) {
    try {
      attempt.make();
      return false;
    } catch (CryptoException refused) {
      return true;
    }
  }

  private void ask(String what, Question question) throws SelfTestException {
    boolean well;
    try {
      well = question.isAnsweredWell();
    } catch (CryptoException | RuntimeException | LinkageError e) {
      throw failed(what + " ended with " + e, e);
    }
    if (!well) {
      throw failed(what + " gave a wrong answer", null);
    }
  }

  private SelfTestException failed(String why, @Nullable Throwable cause) {
    return new SelfTestException(
        "the self-test of " + suite.id() + " by " + provider + " failed: " + why, cause);
  }
}
