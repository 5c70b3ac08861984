package org.simpp.xmpp.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.support.Xml;

class ReplacementTest {
  private static final String REPLACE = "<replace id='bad1' xmlns='urn:xmpp:message-correct:0'/>";

  @Test
  @Specification("XEP-0308, section 3")
  void replacement_isReadAndWritten() {
    assertThat(Replacement.of(Xml.of(REPLACE))).contains(new Replacement("bad1"));
    assertThat(new Replacement("bad1").toElement()).isEqualTo(Xml.of(REPLACE));
  }

  @Test
  @Specification("XEP-0308, section 4")
  void replacementOfNothing_isNone() {
    assertThat(Replacement.of(Xml.of(REPLACE.replace("bad1", "")))).isEmpty();
    assertThat(Replacement.of(Xml.of("<replace xmlns='urn:xmpp:message-correct:0'/>"))).isEmpty();
    assertThat(Replacement.of(Xml.of("<replace id='1' xmlns='urn:other'/>"))).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new Replacement(""));
  }
}
