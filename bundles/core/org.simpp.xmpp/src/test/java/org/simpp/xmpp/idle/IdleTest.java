package org.simpp.xmpp.idle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.support.Xml;

/** XEP-0319, section 2.1; the time is that of its example. */
@Specification("XEP-0319, section 2.1")
class IdleTest {
  private static final Idle MOON = new Idle(Instant.parse("1969-07-21T02:56:15Z"));

  @Test
  void idle_isItsElement() {
    String xml = "<idle xmlns='urn:xmpp:idle:1' since='1969-07-21T02:56:15Z'/>";

    assertThat(MOON.toElement()).isEqualTo(Xml.of(xml));
    assertThat(Idle.of(Xml.of(xml))).contains(MOON);
  }

  @Test
  void anotherZone_isTheSameMoment() {
    assertThat(
            Idle.of(
                Xml.of("<idle xmlns='urn:xmpp:idle:1' since='1969-07-21T10:56:15.000+08:00'/>")))
        .contains(MOON);
  }

  @Test
  void whatHasNoTime_isNone() {
    for (String xml :
        new String[] {
          "<idle xmlns='urn:xmpp:idle:1'/>",
          "<idle xmlns='urn:xmpp:idle:1' since=''/>",
          "<idle xmlns='urn:xmpp:idle:1' since='yesterday'/>",
          "<idle xmlns='urn:xmpp:idle:0' since='1969-07-21T02:56:15Z'/>",
          "<last xmlns='urn:xmpp:idle:1' since='1969-07-21T02:56:15Z'/>"
        }) {
      assertThat(Idle.of(Xml.of(xml))).as(xml).isEmpty();
    }
  }
}
