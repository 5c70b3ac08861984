package org.simpp.transport.netty.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;

@Specification("RFC 5929, section 4.1")
class EndPointBindingTest {
  @ParameterizedTest
  @CsvFileSource(resources = "/vectors/end-point.csv")
  void of_hashesAsTheSignatureDoes(String name, String expected) throws Exception {
    assertThat(EndPointBinding.of(certificate(name)).map(Bytes::hex)).contains(expected);
  }

  @Test
  void of_ed25519_isNotDefined() throws Exception {
    assertThat(EndPointBinding.of(certificate("ed25519"))).isEmpty();
  }

  private static X509Certificate certificate(String name)
      throws IOException, GeneralSecurityException {
    String file = "/vectors/" + name + ".pem";
    try (InputStream in = EndPointBindingTest.class.getResourceAsStream(file)) {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(Objects.requireNonNull(in, file));
    }
  }
}
