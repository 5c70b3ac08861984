package org.simpp.xmpp.ping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.support.Xml;

/** XEP-0199, section 4. */
@Specification("XEP-0199")
class PingTest {
  @Test
  void request_isAnEmptyElement() {
    assertThat(Ping.request()).isEqualTo(Xml.of("<ping xmlns='urn:xmpp:ping'/>"));
    assertThat(Ping.isRequest(Ping.request())).isTrue();
    assertThat(Ping.isRequest(Element.of("urn:x", "ping"))).isFalse();
  }
}
