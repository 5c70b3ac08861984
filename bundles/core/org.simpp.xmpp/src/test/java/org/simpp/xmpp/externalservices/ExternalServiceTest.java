package org.simpp.xmpp.externalservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.support.Xml;

@Specification("XEP-0215, section 2")
class ExternalServiceTest {
  private static final ExternalService TURN =
      new ExternalService("turn", "relay.simpp.example", 3478, "udp", true, null);

  @Test
  void service_isWrittenWithItsCredentials() {
    assertThat(TURN.toElement())
        .isEqualTo(
            Xml.of(
                "<service xmlns='urn:xmpp:extdisco:2' type='turn' host='relay.simpp.example'"
                    + " port='3478' transport='udp' restricted='1'/>"));
    ExternalService.Credentials credentials =
        new ExternalService.Credentials("user", "secret", Instant.parse("2026-01-02T00:00:00Z"));
    assertThat(TURN.with(credentials).toElement().attributes().values())
        .contains("user", "secret", "2026-01-02T00:00:00Z");
    assertThat(TURN.with(credentials).toString()).doesNotContain("secret");
  }

  @Test
  void serviceWithoutHostOrPort_cannotBeMade() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExternalService("turn", "", 1, "udp", false, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExternalService("turn", "a", 0, "udp", false, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExternalService("", "a", 1, "udp", false, null));
  }
}
