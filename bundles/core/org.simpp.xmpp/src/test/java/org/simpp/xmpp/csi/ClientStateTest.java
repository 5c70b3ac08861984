package org.simpp.xmpp.csi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.support.Xml;

/** XEP-0352, section 4. */
@Specification("XEP-0352, section 4")
class ClientStateTest {
  @Test
  void state_isItsElement() {
    assertThat(ClientState.ACTIVE.toElement())
        .isEqualTo(Xml.of("<active xmlns='urn:xmpp:csi:0'/>"));
    for (ClientState state : ClientState.values()) {
      assertThat(ClientState.of(state.toElement())).contains(state);
    }
    assertThat(ClientState.of(Xml.of("<active xmlns='urn:x'/>"))).isEmpty();
    assertThat(ClientState.of(ClientState.feature())).isEmpty();
    assertThat(ClientState.feature()).isEqualTo(Xml.of("<csi xmlns='urn:xmpp:csi:0'/>"));
  }
}
