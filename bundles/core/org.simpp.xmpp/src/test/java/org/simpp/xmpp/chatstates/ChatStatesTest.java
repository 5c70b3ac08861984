package org.simpp.xmpp.chatstates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.support.Payloads;

/** XEP-0085. */
class ChatStatesTest {
  private static final String STATE = "<active xmlns='http://jabber.org/protocol/chatstates'/>";

  @Test
  @Specification("XEP-0085, section 2")
  void state_standsAlone_besideThreadHintAndId() {
    String beside =
        "<thread>1</thread><no-store xmlns='urn:xmpp:hints'/>"
            + "<origin-id xmlns='urn:xmpp:sid:0' id='1'/>";

    assertThat(ChatStates.alone(Payloads.of(STATE))).isTrue();
    assertThat(ChatStates.alone(Payloads.of(beside + STATE))).isTrue();
    assertThat(ChatStates.alone(Payloads.of(beside))).isFalse();
    assertThat(ChatStates.alone(Payloads.of(STATE + "<x xmlns='urn:x'/>"))).isFalse();
    assertThat(ChatStates.alone(Payloads.of("<body>x</body>" + STATE))).isFalse();
    assertThat(ChatStates.has(Payloads.of("<body>x</body>" + STATE))).isTrue();
    assertThat(ChatStates.has(Payloads.of("<active/>"))).isFalse();
  }
}
