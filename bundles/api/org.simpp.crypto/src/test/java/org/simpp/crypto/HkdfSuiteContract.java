package org.simpp.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.simpp.crypto.VectorFile.Vector;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** What the suites with HKDF and an AEAD have in common. */
public abstract class HkdfSuiteContract extends CipherSuiteContract {
  /** Vectors of the AEAD; those with a Result must not open. */
  protected abstract String[] aeadVectors();

  @Test
  @Specification("RFC 5869, appendix A")
  void derivation_ofRfc5869() {
    assertDerives("rfc5869-hkdf.txt");
  }

  @Test
  @Specification("RFC 5869, section 2.3")
  void wycheproof_derivation() {
    assertDerives("wycheproof-hkdf.txt");
  }

  private void assertDerives(String file) {
    for (Vector vector : VectorFile.read(file)) {
      Bytes expected = vector.bytes("OKM");
      assertThat(
              suite()
                  .derive(
                      vector.secret("IKM"),
                      vector.bytes("salt"),
                      vector.bytes("info"),
                      expected.length()))
          .as(vector.where())
          .isEqualTo(SecretBytes.takeOver(expected.toByteArray()));
    }
  }

  @Test
  @Specification("RFC 5869, section 2.3")
  void derivation_ofMoreThanTheFunctionGives_isTheCallersMistake() {
    SecretBytes secret = SecretBytes.copyOf(new byte[32]);
    assertThat(suite().derive(secret, Bytes.empty(), Bytes.empty(), 8160).length()).isEqualTo(8160);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> suite().derive(secret, Bytes.empty(), Bytes.empty(), 8161));
  }

  @Test
  @Specification("RFC 5116")
  @Specification("RFC 8439, section 2.8")
  @Specification("SP 800-38D")
  void aead_vectors() throws CryptoException {
    for (String file : aeadVectors()) {
      for (Vector vector : VectorFile.read(file)) {
        SecretBytes key = vector.secret("Key");
        Bytes nonce = vector.bytes("IV");
        Bytes sealed = Bytes.concat(vector.bytes("CT"), vector.bytes("Tag"));
        if (vector.has("Result")) {
          assertRefused(
              vector.where(), () -> suite().open(key, nonce, vector.bytes("AAD"), sealed));
          continue;
        }
        assertThat(suite().seal(key, nonce, vector.bytes("AAD"), vector.secret("PT")))
            .as(vector.where())
            .isEqualTo(sealed);
        assertThat(suite().open(key, nonce, vector.bytes("AAD"), sealed))
            .as(vector.where())
            .isEqualTo(vector.secret("PT"));
      }
    }
  }
}
