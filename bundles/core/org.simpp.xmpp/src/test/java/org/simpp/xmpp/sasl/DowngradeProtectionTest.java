package org.simpp.xmpp.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;

/** The hash of what is offered: XEP-0474. */
class DowngradeProtectionTest {
  @Test
  @Specification("XEP-0474, section 6.3")
  void attribute_isThatOfTheSpecification_inWhateverOrder() {
    DowngradeProtection offered =
        new DowngradeProtection(List.of("SCRAM-SHA-1-PLUS", "SCRAM-SHA-1"));

    assertThat(offered.attribute(ScramHash.SHA_1, List.of("tls-server-end-point", "tls-exporter")))
        .isEqualTo(",h=G6k/rBLDqgOhRRaCuuatSDFkJ08=");
  }

  @Test
  @Specification("XEP-0474, section 6.1")
  void attribute_withoutBindings_hasNoPlaceForThem() {
    // printf 'SCRAM-SHA-1\036SCRAM-SHA-256' | openssl dgst -sha256 -binary | base64
    assertThat(
            new DowngradeProtection(List.of("SCRAM-SHA-256", "SCRAM-SHA-1"))
                .attribute(ScramHash.SHA_256, List.of()))
        .isEqualTo(",h=0/NIECGLXv63MqTb7NyUI9Tqxi40YVZyx61umRrH924=");
  }

  @Test
  void attribute_ofNothing_isNothing() {
    assertThat(new DowngradeProtection(List.of()).attribute(ScramHash.SHA_1, List.of())).isEmpty();
  }
}
