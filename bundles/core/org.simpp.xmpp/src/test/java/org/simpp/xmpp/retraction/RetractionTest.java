package org.simpp.xmpp.retraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.support.Xml;

class RetractionTest {
  private static final String RETRACT =
      "<retract id='wrong-recipient-1' xmlns='urn:xmpp:message-retract:1'/>";

  @Test
  @Specification("XEP-0424, section 3")
  void retraction_isReadAndWritten() {
    assertThat(Retraction.of(Xml.of(RETRACT))).contains(new Retraction("wrong-recipient-1"));
    assertThat(new Retraction("wrong-recipient-1").toElement()).isEqualTo(Xml.of(RETRACT));
  }

  @Test
  @Specification("XEP-0424, section 3")
  void retractionOfNothing_orAnotherElement_isNone() {
    assertThat(Retraction.of(Xml.of("<retract xmlns='urn:xmpp:message-retract:1'/>"))).isEmpty();
    assertThat(Retraction.of(Xml.of("<retract id='' xmlns='urn:xmpp:message-retract:1'/>")))
        .isEmpty();
    assertThat(Retraction.of(Xml.of("<retract id='1' xmlns='urn:xmpp:message-retract:0'/>")))
        .isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new Retraction(""));
  }
}
