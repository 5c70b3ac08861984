package org.simpp.card.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.simpp.crypto.Curve;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

class CardFormatTest {
  private final SecretBytes pin = CardFixture.pin("1234");
  private final Map<Curve, SecretBytes> keys = CardFixture.keys();

  @Test
  void decode_givesWhatWasEncoded() throws Exception {
    CardFile card = card();
    CardFile decoded = CardFormat.decode(CardFormat.encode(card));
    assertThat(decoded).isEqualTo(card);
    assertThat(decoded.open(pin)).hasValue(SoftwareCard.join(keys));
    assertThat(decoded.open(CardFixture.pin("4321"))).isEmpty();
  }

  @Test
  void decode_ofRandomBytesBehindAGoodChecksum_isRefused() {
    Random random = new Random(1);
    for (int round = 0; round < 5_000; round++) {
      byte[] content = new byte[10 + random.nextInt(200)];
      random.nextBytes(content);
      System.arraycopy(Bytes.utf8("SIMPPCRD\0\1").toByteArray(), 0, content, 0, 10);
      byte[] whole = Bytes.concat(Bytes.of(content), Bytes.of(Hash.sha256(content))).toByteArray();
      assertThatExceptionOfType(DamagedFileException.class)
          .isThrownBy(() -> CardFormat.decode(whole));
    }
  }

  @Test
  void hardening_outOfRange_isRefused() {
    Bytes salt = Bytes.of(new byte[16]);
    assertThatIllegalArgumentException().isThrownBy(() -> new PinHardening(1 << 21, 3, 1, salt));
    assertThatIllegalArgumentException().isThrownBy(() -> new PinHardening(64, 0, 1, salt));
    assertThatIllegalArgumentException().isThrownBy(() -> new PinHardening(64, 1, 0, salt));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PinHardening(64, 1, 1, Bytes.empty()));
  }

  /**
   * As the reference implementation's program says (Debian's argon2): {@code argon2
   * somesaltsomesalt -id -t 3 -k 65536 -p 1 -l 32 -v 13 -r}.
   */
  @Test
  @Specification("RFC 9106")
  void hardening_isArgon2id() {
    PinHardening hardening = new PinHardening(65_536, 3, 1, Bytes.utf8("somesaltsomesalt"));
    assertThat(Bytes.of(hardening.key(CardFixture.pin("password")).expose()).hex())
        .isEqualTo("7664ad4ba1a3c999fcdd0991ffc2270f78302d2383233db5e7befc85d1bb1819");
  }

  private CardFile card() throws Exception {
    return CardFile.seal(
        "SW-1",
        "alice@simpp.example",
        Map.of(
            Curve.P224, CardCurve.of(Curve.P224).publicKey(keys.get(Curve.P224)),
            Curve.P192, CardCurve.of(Curve.P192).publicKey(keys.get(Curve.P192))),
        CardFixture.CHEAP,
        Bytes.of(new byte[12]),
        pin,
        SoftwareCard.join(keys));
  }
}
