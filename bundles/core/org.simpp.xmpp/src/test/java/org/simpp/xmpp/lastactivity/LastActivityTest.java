package org.simpp.xmpp.lastactivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.support.Xml;

class LastActivityTest {
  @Test
  @Specification("XEP-0012, section 3")
  void answer_isReadAndWritten() {
    LastActivity last = new LastActivity(Duration.ofSeconds(903), "Heading Home");

    assertThat(last.toElement())
        .isEqualTo(Xml.of("<query xmlns='jabber:iq:last' seconds='903'>Heading Home</query>"));
    assertThat(LastActivity.of(last.toElement())).contains(last);
    assertThat(new LastActivity(Duration.ofMillis(1_999), "").toElement())
        .isEqualTo(Xml.of("<query xmlns='jabber:iq:last' seconds='1'/>"));
  }

  @Test
  @Specification("XEP-0012, section 2")
  void whatIsNone_isNotRead() {
    assertThat(LastActivity.of(LastActivity.request())).isEmpty();
    for (String seconds : new String[] {"", "-1", "x", "99999999999"}) {
      assertThat(
              LastActivity.of(Xml.of("<query xmlns='jabber:iq:last' seconds='" + seconds + "'/>")))
          .as(seconds)
          .isEmpty();
    }
    assertThat(LastActivity.of(Xml.of("<query xmlns='urn:other' seconds='1'/>"))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LastActivity(Duration.ofSeconds(-1), ""));
  }
}
