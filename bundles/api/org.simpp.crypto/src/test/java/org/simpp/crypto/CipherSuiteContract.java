package org.simpp.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.simpp.crypto.VectorFile.Vector;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** What every provider of every suite must do; the vectors of others are in the subclasses. */
public abstract class CipherSuiteContract extends CipherSuiteVectors {
  private static final Bytes MESSAGE = Bytes.utf8("message 訊息");

  /** The id that it must have. */
  protected abstract SuiteId expectedId();

  @Test
  void suite_saysWhatItIs() {
    assertThat(suite().id()).isEqualTo(expectedId());
    assertThat(suite().rank()).isPositive();
    assertThat(suite().policy())
        .isEqualTo(expectedId().equals(SuiteId.SIMPP_2007) ? Policy.LABORATORY : Policy.ALLOWED);
    assertThat(suite().curves()).isNotEmpty();
  }

  @Test
  void keys_generated_agreeBothWays() throws CryptoException {
    for (Curve curve : suite().curves()) {
      SecretBytes a = generate(curve, 1);
      SecretBytes b = generate(curve, 2);
      Bytes publicA = suite().publicKey(curve, a);
      Bytes publicB = suite().publicKey(curve, b);
      assertThat(publicA.length()).as(curve.label()).isEqualTo(curve.publicKeyLength());
      assertThat(publicA).isNotEqualTo(publicB);
      suite().requireValid(curve, publicA);
      SecretBytes shared = suite().agree(curve, a, publicB);
      assertThat(shared.length()).isEqualTo(curve.fieldLength());
      assertThat(shared).isEqualTo(suite().agree(curve, b, publicA));
    }
  }

  @Test
  void privateKey_zeroOrderOrOtherLength_isRefused() {
    for (Curve curve : signingCurves()) {
      byte[] ones = new byte[curve.fieldLength()];
      Arrays.fill(ones, (byte) 0xFF);
      for (byte[] wrong :
          List.of(
              new byte[curve.fieldLength()],
              ones,
              new byte[0],
              new byte[curve.fieldLength() - 1],
              Arrays.copyOf(new byte[] {0, 1}, curve.fieldLength() + 1))) {
        SecretBytes key = SecretBytes.copyOf(wrong);
        assertRefused(() -> suite().publicKey(curve, key));
        assertRefused(() -> suite().sign(curve, key, MESSAGE));
      }
    }
  }

  @Test
  void generatePrivateKey_withBrokenSource_fails() {
    for (Curve curve : signingCurves()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> suite().generatePrivateKey(curve, target -> {}));
      assertThatIllegalStateException()
          .isThrownBy(
              () -> suite().generatePrivateKey(curve, target -> Arrays.fill(target, (byte) -1)));
    }
  }

  @Test
  void reducePrivateKey_isTheRemainder_andRefusesZero() throws CryptoException {
    for (Curve curve : signingCurves()) {
      SecretBytes key = generate(curve, 3);
      byte[] wide = new byte[64];
      byte[] exposed = key.expose();
      System.arraycopy(exposed, 0, wide, wide.length - exposed.length, exposed.length);
      assertThat(suite().reducePrivateKey(curve, SecretBytes.copyOf(wide))).isEqualTo(key);
      assertRefused(() -> suite().reducePrivateKey(curve, SecretBytes.copyOf(new byte[32])));
    }
  }

  @Test
  @Specification("SEC 1, section 2.3.3")
  @Specification("RFC 7748, section 6.1")
  @Specification("SP 800-56A, section 5.6.2.3")
  void publicKey_invalid_isRefusedEverywhere() throws CryptoException {
    int refused = 0;
    for (Vector vector : ofMyCurves("points.txt")) {
      Curve curve = curve(vector);
      Bytes point = vector.bytes("point");
      SecretBytes key = generate(curve, 4);
      if (vector.text("why").equals("valid")) {
        assertThatCode(() -> suite().requireValid(curve, point))
            .as(vector.where())
            .doesNotThrowAnyException();
        assertThat(suite().agree(curve, key, point).length()).isEqualTo(curve.fieldLength());
        continue;
      }
      refused++;
      assertRefused(vector.where(), () -> suite().requireValid(curve, point));
      assertRefused(vector.where(), () -> suite().agree(curve, key, point));
      if (curve.signatureLength() > 0) {
        Bytes signature = suite().sign(curve, key, MESSAGE);
        assertRefused(vector.where(), () -> suite().verify(curve, point, MESSAGE, signature));
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void signature_verifies_andIsDeterministic() throws CryptoException {
    for (Curve curve : signingCurves()) {
      SecretBytes key = generate(curve, 5);
      Bytes signature = suite().sign(curve, key, MESSAGE);
      assertThat(signature.length()).isEqualTo(curve.signatureLength());
      assertThat(suite().sign(curve, key, MESSAGE)).isEqualTo(signature);
      suite().verify(curve, suite().publicKey(curve, key), MESSAGE, signature);
    }
  }

  @Test
  void signature_withAnyBitFlippedOrOtherForm_isRefused() throws CryptoException {
    for (Curve curve : signingCurves()) {
      SecretBytes key = generate(curve, 6);
      Bytes publicKey = suite().publicKey(curve, key);
      Bytes signature = suite().sign(curve, key, MESSAGE);
      for (Bytes wrong : flips(signature, 7)) {
        assertRefused(() -> suite().verify(curve, publicKey, MESSAGE, wrong));
      }
      Bytes zero = Bytes.of(new byte[curve.signatureLength()]);
      assertRefused(() -> suite().verify(curve, publicKey, MESSAGE, zero));
      assertRefused(() -> suite().verify(curve, publicKey, MESSAGE, Bytes.empty()));
      Bytes longer = Bytes.concat(signature, Bytes.of((byte) 0));
      assertRefused(() -> suite().verify(curve, publicKey, MESSAGE, longer));
      assertRefused(() -> suite().verify(curve, publicKey, Bytes.empty(), signature));
    }
  }

  @Test
  void curve_ofAnotherSuite_isTheCallersMistake() {
    for (Curve curve : Curve.values()) {
      if (!suite().curves().contains(curve)) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> suite().requireValid(curve, Bytes.empty()));
        assertThatIllegalArgumentException()
            .isThrownBy(() -> suite().generatePrivateKey(curve, target -> {}));
      } else if (curve.signatureLength() == 0) {
        SecretBytes key = generate(curve, 7);
        assertThatIllegalArgumentException().isThrownBy(() -> suite().sign(curve, key, MESSAGE));
      }
    }
  }

  @Test
  void box_ofEveryLength_opens() throws CryptoException {
    SecretBytes key = aeadKey();
    for (int length = 0; length <= 65; length++) {
      SecretBytes plaintext = SecretBytes.takeOver(bytes(length, length).toByteArray());
      Bytes sealed = suite().seal(key, nonce(), MESSAGE, plaintext);
      assertThat(sealed.length()).isGreaterThan(length);
      assertThat(suite().open(key, nonce(), MESSAGE, sealed)).isEqualTo(plaintext);
    }
  }

  @Test
  void box_withAnyBitFlippedAnywhere_doesNotOpen() {
    SecretBytes key = aeadKey();
    Bytes associated = bytes(10, 8);
    Bytes sealed = suite().seal(key, nonce(), associated, SecretBytes.copyOf(new byte[20]));
    flips(sealed, 1)
        .forEach(wrong -> assertRefused(() -> suite().open(key, nonce(), associated, wrong)));
    flips(associated, 1)
        .forEach(wrong -> assertRefused(() -> suite().open(key, nonce(), wrong, sealed)));
    flips(nonce(), 1)
        .forEach(wrong -> assertRefused(() -> suite().open(key, wrong, associated, sealed)));
    flips(Bytes.of(key.expose()), 1)
        .forEach(
            wrong ->
                assertRefused(
                    () ->
                        suite()
                            .open(
                                SecretBytes.takeOver(wrong.toByteArray()),
                                nonce(),
                                associated,
                                sealed)));
    for (int length = 0; length < sealed.length(); length++) {
      Bytes shorter = sealed.slice(0, length);
      assertRefused(() -> suite().open(key, nonce(), associated, shorter));
    }
    Bytes longer = Bytes.concat(sealed, Bytes.of((byte) 0));
    assertRefused(() -> suite().open(key, nonce(), associated, longer));
  }

  @Test
  void box_withKeyOrNonceOfOtherLength_isTheCallersMistake() {
    SecretBytes shortKey = SecretBytes.copyOf(new byte[suite().aeadKeyLength() - 1]);
    Bytes longNonce = Bytes.of(new byte[suite().aeadNonceLength() + 1]);
    SecretBytes plaintext = SecretBytes.copyOf(new byte[1]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> suite().seal(shortKey, nonce(), MESSAGE, plaintext));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> suite().seal(aeadKey(), longNonce, MESSAGE, plaintext));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> suite().open(shortKey, nonce(), MESSAGE, MESSAGE));
  }

  @Test
  void derive_dependsOnSecretAndInfo_andBoundsItsLength() {
    SecretBytes secret = SecretBytes.copyOf(new byte[24]);
    SecretBytes derived = suite().derive(secret, Bytes.empty(), MESSAGE, 100);
    assertThat(derived.length()).isEqualTo(100);
    assertThat(suite().derive(secret, Bytes.empty(), Bytes.empty(), 100)).isNotEqualTo(derived);
    assertThat(suite().derive(SecretBytes.copyOf(new byte[25]), Bytes.empty(), MESSAGE, 100))
        .isNotEqualTo(derived);
    for (int length : new int[] {-1, 0}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> suite().derive(secret, Bytes.empty(), MESSAGE, length));
    }
  }

  @Test
  void inputs_areLeftAsTheyWere_andStayUsable() throws CryptoException {
    for (Curve curve : suite().curves()) {
      SecretBytes key = generate(curve, 9);
      SecretBytes before = key.copy();
      Bytes publicKey = suite().publicKey(curve, key);
      suite().agree(curve, key, publicKey);
      assertThat(key.isClosed()).isFalse();
      assertThat(key).isEqualTo(before);
    }
    SecretBytes key = aeadKey();
    SecretBytes plaintext = SecretBytes.copyOf(new byte[] {1, 2, 3});
    suite().seal(key, nonce(), MESSAGE, plaintext);
    assertThat(plaintext.expose()).containsExactly(1, 2, 3);
    assertThat(key).isEqualTo(aeadKey());
  }

  @Test
  void softwareKey_usesTheSuite_andForgets() throws Exception {
    for (Curve curve : suite().curves()) {
      SoftwareKey key = SoftwareKey.generate(suite(), curve, source(10));
      SoftwareKey peer = SoftwareKey.generate(suite(), curve, source(11));
      assertThat(key.agree(peer.publicKey())).isEqualTo(peer.agree(key.publicKey()));
      if (curve.signatureLength() > 0) {
        suite().verify(curve, key.publicKey(), MESSAGE, key.sign(MESSAGE));
      }
      assertThat(key.toString()).doesNotContain(key.publicKey().hex().substring(2, 10));
      key.close();
      assertThatExceptionOfType(KeyUnavailableException.class)
          .isThrownBy(() -> key.agree(peer.publicKey()));
      assertThatExceptionOfType(KeyUnavailableException.class).isThrownBy(() -> key.sign(MESSAGE));
    }
  }

  /** {@code seed} repeats, so that a failure does. */
  protected static Randomness source(long seed) {
    Random random = new Random(seed);
    return random::nextBytes;
  }

  protected static Bytes bytes(int length, long seed) {
    byte[] content = new byte[length];
    source(seed).fill(content);
    return Bytes.of(content);
  }

  private List<Curve> signingCurves() {
    return suite().curves().stream().filter(curve -> curve.signatureLength() > 0).toList();
  }

  /** {@code original} with one bit flipped, for every {@code step}th bit. */
  private static List<Bytes> flips(Bytes original, int step) {
    return IntStream.iterate(0, bit -> bit < original.length() * 8, bit -> bit + step)
        .mapToObj(
            bit -> {
              byte[] changed = original.toByteArray();
              changed[bit / 8] ^= (byte) (1 << bit % 8);
              return Bytes.of(changed);
            })
        .toList();
  }

  private SecretBytes generate(Curve curve, long seed) {
    return suite().generatePrivateKey(curve, source(seed));
  }

  private SecretBytes aeadKey() {
    return SecretBytes.takeOver(bytes(suite().aeadKeyLength(), 20).toByteArray());
  }

  private Bytes nonce() {
    return bytes(suite().aeadNonceLength(), 21);
  }
}
