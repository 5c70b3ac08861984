package org.simpp.xmpp.chatstates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.support.Xml;

class ChatStateTest {
  @ParameterizedTest
  @Specification("XEP-0085, section 2")
  @EnumSource(ChatState.class)
  void state_isReadAndWritten(ChatState state) {
    String xml =
        "<%s xmlns='http://jabber.org/protocol/chatstates'/>"
            .formatted(state.name().toLowerCase(Locale.ROOT));

    assertThat(ChatState.of(Xml.of(xml))).contains(state);
    assertThat(state.toElement()).isEqualTo(Xml.of(xml));
  }

  @Test
  @Specification("XEP-0085, section 2")
  void anotherElement_isNone() {
    assertThat(ChatState.of(Xml.of("<composing xmlns='jabber:x:event'/>"))).isEmpty();
    assertThat(ChatState.of(Xml.of("<typing xmlns='http://jabber.org/protocol/chatstates'/>")))
        .isEmpty();
  }
}
