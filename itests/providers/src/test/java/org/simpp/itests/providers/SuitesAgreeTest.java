package org.simpp.itests.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** What one provider of a suite makes, the other takes, and makes byte for byte the same. */
class SuitesAgreeTest {
  private static final int ROUNDS = 40;

  /** Two providers of one suite. */
  record Pair(CipherSuite one, CipherSuite other) {
    Pair turned() {
      return new Pair(/* one= */ other, /* other= */ one);
    }

    List<Curve> signing() {
      return one.curves().stream().filter(curve -> curve.signatureLength() > 0).toList();
    }
  }

  private final Random random = new Random(20_070_701);

  static Stream<Pair> pairs() {
    return Stream.of(
            new Pair(
                new org.simpp.crypto.bc.Simpp2007Suite(),
                new org.simpp.crypto.jca.Simpp2007Suite()),
            new Pair(new org.simpp.crypto.bc.P256Suite(), new org.simpp.crypto.jca.P256Suite()),
            new Pair(new org.simpp.crypto.bc.X25519Suite(), new org.simpp.crypto.jca.X25519Suite()))
        .flatMap(pair -> Stream.of(pair, pair.turned()));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void suites_areTheSame(Pair pair) {
    assertThat(pair.one().id()).isEqualTo(pair.other().id());
    assertThat(pair.one().rank()).isEqualTo(pair.other().rank());
    assertThat(pair.one().policy()).isEqualTo(pair.other().policy());
    assertThat(pair.one().curves()).isEqualTo(pair.other().curves());
    assertThat(pair.one()).doesNotHaveSameClassAs(pair.other());
    assertThat(pair.one().toString()).isNotEqualTo(pair.other().toString());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void box_sealedByOne_opensWithTheOther(Pair pair) throws CryptoException {
    for (int round = 0; round < ROUNDS; round++) {
      SecretBytes key = secret(pair.one().aeadKeyLength());
      Bytes nonce = bytes(pair.one().aeadNonceLength());
      Bytes associated = bytes(round % 20);
      SecretBytes plaintext = secret(random.nextInt(300));

      Bytes sealed = pair.one().seal(key, nonce, associated, plaintext);

      assertThat(pair.other().seal(key, nonce, associated, plaintext)).isEqualTo(sealed);
      assertThat(pair.other().open(key, nonce, associated, sealed)).isEqualTo(plaintext);
      byte[] forged = sealed.toByteArray();
      forged[random.nextInt(forged.length)] ^= (byte) (1 << random.nextInt(8));
      assertThatExceptionOfType(CryptoException.class)
          .isThrownBy(() -> pair.other().open(key, nonce, associated, Bytes.of(forged)));
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void keys_madeByOne_agreeWithTheOthers(Pair pair) throws CryptoException {
    for (Curve curve : pair.one().curves()) {
      for (int round = 0; round < ROUNDS; round++) {
        SecretBytes mine = pair.one().generatePrivateKey(curve, random::nextBytes);
        SecretBytes theirs = pair.other().generatePrivateKey(curve, random::nextBytes);
        Bytes myPublic = pair.one().publicKey(curve, mine);
        Bytes theirPublic = pair.other().publicKey(curve, theirs);

        assertThat(pair.other().publicKey(curve, mine)).isEqualTo(myPublic);
        assertThat(pair.one().agree(curve, mine, theirPublic))
            .isEqualTo(pair.other().agree(curve, theirs, myPublic));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void signature_ofOne_isThatOfTheOther(Pair pair) throws CryptoException {
    for (Curve curve : pair.signing()) {
      for (int round = 0; round < ROUNDS; round++) {
        SecretBytes key = pair.one().generatePrivateKey(curve, random::nextBytes);
        Bytes message = bytes(random.nextInt(200));

        Bytes signature = pair.one().sign(curve, key, message);

        assertThat(pair.other().sign(curve, key, message)).isEqualTo(signature);
        pair.other().verify(curve, pair.one().publicKey(curve, key), message, signature);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void derivation_macAndHash_areTheSame(Pair pair) {
    for (int round = 0; round < ROUNDS; round++) {
      SecretBytes secret = secret(round);
      Bytes info = bytes(random.nextInt(100));
      int length = 1 + random.nextInt(400);

      assertThat(pair.other().derive(secret, Bytes.empty(), info, length))
          .isEqualTo(pair.one().derive(secret, Bytes.empty(), info, length));
      assertThat(pair.other().mac(secret, info)).isEqualTo(pair.one().mac(secret, info));
      assertThat(pair.other().hash(info)).isEqualTo(pair.one().hash(info));
    }
  }

  private Bytes bytes(int length) {
    byte[] content = new byte[length];
    random.nextBytes(content);
    return Bytes.of(content);
  }

  private SecretBytes secret(int length) {
    return SecretBytes.takeOver(bytes(length).toByteArray());
  }
}
