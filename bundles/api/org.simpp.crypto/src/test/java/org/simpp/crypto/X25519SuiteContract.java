package org.simpp.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.simpp.crypto.VectorFile.Vector;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** The vectors of suite 0x2002. */
public abstract class X25519SuiteContract extends HkdfSuiteContract {
  @Override
  protected SuiteId expectedId() {
    return SuiteId.S2_25519;
  }

  @Override
  protected String[] aeadVectors() {
    return new String[] {"chacha20-poly1305.txt", "wycheproof-chacha20-poly1305.txt"};
  }

  @Test
  @Specification("RFC 7748, section 5.2")
  void agreement_ofRfc7748() throws CryptoException {
    for (Vector vector : VectorFile.read("rfc7748-x25519.txt")) {
      assertThat(suite().agree(Curve.X25519, vector.secret("scalar"), vector.bytes("u")))
          .as(vector.where())
          .isEqualTo(vector.secret("shared"));
    }
  }

  /** Twist points, non-canonical values, and edge cases of the arithmetic. */
  @Test
  @Specification("RFC 7748, section 6.1")
  void wycheproof_agreementOnX25519() throws CryptoException {
    for (Vector vector : VectorFile.read("wycheproof-x25519.txt")) {
      SecretBytes scalar = vector.secret("scalar");
      if (vector.text("Result").equals("P")) {
        assertThat(suite().agree(Curve.X25519, scalar, vector.bytes("u")))
            .as(vector.where())
            .isEqualTo(vector.secret("shared"));
      } else {
        assertRefused(vector.where(), () -> suite().agree(Curve.X25519, scalar, vector.bytes("u")));
      }
    }
  }

  /** RFC 7748, section 5.2: the second kind of test, after 1 and 1,000 rounds. */
  @Test
  @Specification("RFC 7748, section 5.2")
  void agreement_iteratedOfRfc7748() throws CryptoException {
    byte[] nine = new byte[32];
    nine[0] = 9;
    SecretBytes scalar = SecretBytes.copyOf(nine);
    Bytes u = Bytes.of(nine);
    for (int round = 1; round <= 1000; round++) {
      SecretBytes next = suite().agree(Curve.X25519, scalar, u);
      u = Bytes.of(scalar.expose());
      scalar = next;
      if (round == 1) {
        assertThat(Bytes.of(scalar.expose()).hex())
            .isEqualTo("422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079");
      }
    }
    assertThat(Bytes.of(scalar.expose()).hex())
        .isEqualTo("684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51");
  }
}
