package org.simpp.transport.smack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.simpp.itests.specification.Specification;

@Specification("RFC 5929, section 4.1")
class EndPointTest {
  @ParameterizedTest
  @CsvSource({
    "MD5withRSA,SHA-256",
    "SHA1withRSA,SHA-256",
    "SHA256withRSA,SHA-256",
    "SHA256withECDSA,SHA-256",
    "SHA384withECDSA,SHA-384",
    "SHA512withRSA,SHA-512",
  })
  void bindingHash_isThatOfTheSignature(String signature, String hash) {
    assertThat(EndPoint.bindingHash(signature)).isEqualTo(Optional.of(hash));
  }

  @Test
  void bindingHash_ofASignatureThatNamesNone_isNone() {
    assertThat(EndPoint.bindingHash("Ed25519")).isEmpty();
  }
}
