package org.simpp.crypto.bc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.simpp.crypto.CipherSuite;

class BouncyCastleSuiteTest {
  private final List<CipherSuite> suites =
      List.of(new Simpp2007Suite(), new P256Suite(), new X25519Suite());

  @Test
  void ranks_ascend() {
    assertThat(suites).extracting(CipherSuite::rank).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void provider_isTheVersionThatComputes() {
    assertThat(BouncyCastle.PROVIDER)
        .isEqualTo("Bouncy Castle " + new BouncyCastleProvider().getVersionStr());
  }

  @Test
  void components_announceWhatTheSuitesAre() throws Exception {
    for (CipherSuite suite : suites) {
      String name = "/OSGI-INF/" + suite.getClass().getName() + ".xml";
      try (InputStream file = getClass().getResourceAsStream(name)) {
        assertThat(file).as(name).isNotNull();
        String component = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(component)
            .contains(property("simpp.suite.id", "Integer", suite.id().value()))
            .contains(property("simpp.suite.rank", "Integer", suite.rank()))
            .contains(property("simpp.policy", "String", suite.policy()))
            .contains(property("simpp.provider", "String", BouncyCastle.PROVIDER))
            .contains("interface=\"org.simpp.crypto.CipherSuite\"");
      }
    }
  }

  private static String property(String name, String type, Object value) {
    return "<property name=\"" + name + "\" type=\"" + type + "\" value=\"" + value + "\"/>";
  }
}
