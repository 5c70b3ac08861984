package org.simpp.xmpp.markers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.support.Xml;

class DisplayedTest {
  @Test
  @Specification("XEP-0333, section 4.2")
  void marker_isReadAndWritten() {
    String xml = "<displayed xmlns='urn:xmpp:chat-markers:0' id='the-msg-1'/>";

    assertThat(Displayed.of(Xml.of(xml))).contains(new Displayed("the-msg-1"));
    assertThat(new Displayed("the-msg-1").toElement()).isEqualTo(Xml.of(xml));
    assertThat(Displayed.of(Xml.of("<displayed xmlns='urn:xmpp:chat-markers:0'/>"))).isEmpty();
    assertThat(Displayed.of(Displayed.request())).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new Displayed(""));
  }

  @Test
  @Specification("XEP-0333, section 4.1")
  void request_isKnown() {
    assertThat(Displayed.request())
        .isEqualTo(Xml.of("<markable xmlns='urn:xmpp:chat-markers:0'/>"));
    assertThat(Displayed.isRequest(Displayed.request())).isTrue();
    assertThat(Displayed.isRequest(new Displayed("1").toElement())).isFalse();
  }
}
