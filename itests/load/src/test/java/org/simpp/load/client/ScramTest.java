package org.simpp.load.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.simpp.model.Bytes;

/** The exchanges that the specifications print. */
class ScramTest {
  private static final ScramKeys KEYS = new ScramKeys("pencil");

  /** RFC 5802, section 5. */
  @Test
  void sha1_isTheExchangeOfRfc5802() throws LoginFailure {
    Scram scram = new Scram(KEYS, "SCRAM-SHA-1", "user", "fyko+d2lbbFgONRv9qkxdawL");
    assertThat(scram.first().utf8()).isEqualTo("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL");
    assertThat(
            answer(scram, "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096"))
        .isEqualTo(
            "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=");
    prove(scram, "v=rmF9pqV8S7suAoZWja4dJRkFsKQ=");
  }

  /** RFC 7677, section 3. */
  @Test
  void sha256_isTheExchangeOfRfc7677() throws LoginFailure {
    Scram scram = new Scram(KEYS, "SCRAM-SHA-256", "user", "rOprNGfwEbeRWgbNEkqO");
    assertThat(
            answer(
                scram,
                "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                    + "s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"))
        .isEqualTo(
            "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
    prove(scram, "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
  }

  @Test
  void serverWithoutTheKey_isNotBelieved() throws LoginFailure {
    Scram scram = new Scram(KEYS, "SCRAM-SHA-1", "user", "abc");
    answer(scram, "r=abcdef,s=QSXCR+Q6sek8bf92,i=4096");
    assertThatThrownBy(() -> prove(scram, "v=rmF9pqV8S7suAoZWja4dJRkFsKQ="))
        .isInstanceOf(LoginFailure.class);
  }

  @Test
  void foreignNonce_isRefused() {
    Scram scram = new Scram(KEYS, "SCRAM-SHA-1", "user", "abc");
    assertThatThrownBy(() -> answer(scram, "r=xyz,s=QSXCR+Q6sek8bf92,i=4096"))
        .isInstanceOf(LoginFailure.class);
  }

  private static String answer(Scram scram, String challenge) throws LoginFailure {
    return scram.answer(Bytes.utf8(challenge)).utf8();
  }

  private static void prove(Scram scram, String data) throws LoginFailure {
    scram.requireProof(Bytes.utf8(data));
  }
}
