package org.simpp.xmpp.delay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.xmpp.support.Xml;

/** XEP-0203, section 4. */
@Specification("XEP-0203")
class DelayTest {
  @Test
  void delay_isReadAndWritten() {
    Delay delay =
        new Delay(Instant.parse("2002-09-10T23:08:25Z"), Jid.of("capulet.com"), "Offline Storage");

    assertThat(delay.toElement())
        .isEqualTo(
            Xml.of(
                "<delay xmlns='urn:xmpp:delay' from='capulet.com' stamp='2002-09-10T23:08:25Z'>"
                    + "Offline Storage</delay>"));
    assertThat(Delay.of(delay.toElement())).contains(delay);
    assertThat(Delay.of(Xml.of("<delay xmlns='urn:xmpp:delay' stamp='2002-09-10T23:08:25Z'/>")))
        .contains(new Delay(delay.stamp(), null, ""));
  }

  @Test
  void delayWithoutATimeOrWithABadAddress_isNone() {
    for (String xml :
        new String[] {
          "<delay xmlns='urn:xmpp:delay'/>",
          "<delay xmlns='urn:xmpp:delay' stamp='yesterday'/>",
          "<delay xmlns='urn:xmpp:delay' stamp='2002-09-10T23:08:25Z' from='@'/>",
          "<x xmlns='jabber:x:delay' stamp='2002-09-10T23:08:25Z'/>"
        }) {
      assertThat(Delay.of(Xml.of(xml))).as(xml).isEmpty();
    }
  }
}
