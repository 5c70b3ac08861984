package org.simpp.xmpp.markers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.support.Payloads;

/** XEP-0333, section 3. */
class MarkersTest {
  @Test
  @Specification("XEP-0333")
  void marker_isNotWhatAsksForOne() {
    assertThat(Markers.has(Payloads.of("<displayed xmlns='urn:xmpp:chat-markers:0' id='1'/>")))
        .isTrue();
    assertThat(Markers.has(Payloads.of("<markable xmlns='urn:xmpp:chat-markers:0'/>"))).isFalse();
    assertThat(Markers.has(Payloads.of("<displayed/>"))).isFalse();
  }
}
