package org.simpp.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.simpp.crypto.VectorFile.Vector;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** The published vectors that every provider of every suite must pass. */
public abstract class CipherSuiteVectors {
  /** The provider's suite. */
  protected abstract CipherSuite suite();

  @Test
  @Specification("RFC 2104")
  @Specification("RFC 4231, section 4")
  void mac_ofRfc4231() {
    for (Vector vector : VectorFile.read("rfc4231-hmac.txt")) {
      // One vector of the RFC is cut to 128 bits.
      Bytes expected = vector.bytes("MD");
      assertThat(suite().mac(vector.secret("Key"), vector.bytes("Msg")).slice(0, expected.length()))
          .as(vector.where())
          .isEqualTo(expected);
    }
  }

  @Test
  @Specification("FIPS 180-4")
  void hash_isSha256() {
    assertThat(suite().hash(Bytes.utf8("abc")).hex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(suite().hash(Bytes.empty()).hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  @Specification("FIPS 186-4")
  void cavp_keyPairs() throws CryptoException {
    for (Vector vector : ofMyCurves("cavp-keypair.txt")) {
      assertThat(suite().publicKey(curve(vector), vector.secret("d")))
          .as(vector.where())
          .isEqualTo(point(vector, "Qx", "Qy"));
    }
  }

  @Test
  @Specification("SP 800-56A, section 5.6.2.3")
  void cavp_publicKeyValidation() {
    for (Vector vector : ofMyCurves("cavp-pkv.txt")) {
      ThrowingCallable check = () -> suite().requireValid(curve(vector), point(vector, "Qx", "Qy"));
      assertPasses(vector, vector.text("Result").startsWith("P"), check);
    }
  }

  @Test
  @Specification("FIPS 186-4")
  void cavp_signatureVerification() {
    for (Vector vector : ofMyCurves("cavp-ecdsa-sigver.txt")) {
      assertPasses(vector, vector.text("Result").startsWith("P"), () -> verify(vector));
    }
  }

  @Test
  @Specification("FIPS 186-4")
  void cavp_signaturesOfOthers_verify() {
    for (Vector vector : ofMyCurves("cavp-ecdsa-siggen.txt")) {
      assertPasses(vector, true, () -> verify(vector));
    }
  }

  @Test
  @Specification("SP 800-56A, section 5.7.1.2")
  void cavp_agreement() throws CryptoException {
    for (Vector vector : ofMyCurves("cavp-ecdh.txt")) {
      Curve curve = curve(vector);
      Bytes peer = point(vector, "QsCAVSx", "QsCAVSy");
      Bytes own = point(vector, "QsIUTx", "QsIUTy");
      SecretBytes key = vector.secret("dsIUT");
      String result = vector.text("Result");
      if (result.startsWith("F (1 ") || result.startsWith("F (2 ")) {
        assertRefused(vector.where(), () -> suite().agree(curve, key, peer));
      } else if (result.startsWith("F (5 ") || result.startsWith("F (6 ")) {
        assertRefused(vector.where(), () -> suite().requireValid(curve, own));
      } else if (result.startsWith("F (7 ")) {
        assertThat(suite().publicKey(curve, key)).as(vector.where()).isNotEqualTo(own);
      } else {
        assertThat(suite().agree(curve, key, peer).equals(vector.secret("Z")))
            .as(vector.where())
            .isEqualTo(result.startsWith("P"));
      }
    }
  }

  /** Points off the curve, of other encodings, and edge cases of the arithmetic. */
  @Test
  @Specification("SEC 1, section 2.3.3")
  @Specification("SP 800-56A, section 5.7.1.2")
  void wycheproof_agreement() throws CryptoException {
    for (Vector vector : ofMyCurves("wycheproof-ecdh.txt")) {
      Curve curve = curve(vector);
      SecretBytes key = vector.secret("d");
      if (vector.text("Result").equals("P")) {
        assertThat(suite().agree(curve, key, vector.bytes("point")))
            .as(vector.where())
            .isEqualTo(vector.secret("Z"));
      } else {
        assertRefused(vector.where(), () -> suite().agree(curve, key, vector.bytes("point")));
      }
    }
  }

  /** Values out of range, of other lengths, and edge cases of the arithmetic. */
  @Test
  @Specification("FIPS 186-4")
  void wycheproof_signatures() {
    for (Vector vector : ofMyCurves("wycheproof-ecdsa.txt")) {
      ThrowingCallable check =
          () ->
              suite()
                  .verify(
                      curve(vector),
                      vector.bytes("point"),
                      vector.bytes("Msg"),
                      vector.bytes("sig"));
      assertPasses(vector, vector.text("Result").equals("P"), check);
    }
  }

  @Test
  @Specification("RFC 2104")
  void wycheproof_mac() {
    for (Vector vector : VectorFile.read("wycheproof-hmac.txt")) {
      Bytes mac = suite().mac(vector.secret("Key"), vector.bytes("Msg"));
      assertThat(mac.equals(vector.bytes("MD")))
          .as(vector.where())
          .isEqualTo(vector.text("Result").equals("P"));
    }
  }

  @Test
  @Specification("RFC 6979, section 3.2")
  @Specification("RFC 6979, appendix A.2")
  void rfc6979_signatures() throws CryptoException {
    for (Vector vector : ofMyCurves("rfc6979.txt")) {
      Curve curve = curve(vector);
      assertThat(suite().publicKey(curve, vector.secret("d")))
          .as(vector.where())
          .isEqualTo(point(vector, "Qx", "Qy"));
      assertThat(suite().sign(curve, vector.secret("d"), vector.bytes("Msg")))
          .as(vector.where())
          .isEqualTo(Bytes.concat(vector.bytes("R"), vector.bytes("S")));
    }
  }

  protected static void assertRefused(ThrowingCallable call) {
    assertRefused("a call", call);
  }

  protected static void assertRefused(String what, ThrowingCallable call) {
    assertThatExceptionOfType(CryptoException.class)
        .as(what)
        .isThrownBy(call)
        .withMessage("the cryptographic check failed");
  }

  private static void assertPasses(Vector vector, boolean passes, ThrowingCallable check) {
    if (passes) {
      assertThatCode(check).as(vector.where()).doesNotThrowAnyException();
    } else {
      assertRefused(vector.where(), check);
    }
  }

  private void verify(Vector vector) throws CryptoException {
    Curve curve = curve(vector);
    Bytes signature = Bytes.concat(fixed(vector, "R", curve), fixed(vector, "S", curve));
    suite().verify(curve, point(vector, "Qx", "Qy"), vector.bytes("Msg"), signature);
  }

  /** The vectors of the curves that the suite has. */
  final List<Vector> ofMyCurves(String file) {
    List<String> labels = suite().curves().stream().map(Curve::label).toList();
    List<Vector> mine =
        VectorFile.read(file).stream().filter(v -> labels.contains(v.section())).toList();
    assertThat(mine).as(file).isNotEmpty();
    return mine;
  }

  /** The curve that a vector is of. */
  static Curve curve(Vector vector) {
    return Arrays.stream(Curve.values())
        .filter(curve -> curve.label().equals(vector.section()))
        .findAny()
        .orElseThrow();
  }

  private static Bytes point(Vector vector, String x, String y) {
    Curve curve = curve(vector);
    return Bytes.concat(Bytes.of((byte) 4), fixed(vector, x, curve), fixed(vector, y, curve));
  }

  /** Padded to the curve's width; a number that is too large stays too long. */
  private static Bytes fixed(Vector vector, String name, Curve curve) {
    String digits = vector.text(name);
    int width = Math.max(2 * curve.fieldLength(), digits.length() + digits.length() % 2);
    return Bytes.ofHex("0".repeat(width - digits.length()) + digits);
  }
}
