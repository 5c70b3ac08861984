package org.simpp.xmpp.eme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.support.Xml;

/** XEP-0380, section 3. */
@Specification("XEP-0380")
class EncryptionTest {
  @Test
  void encryption_namesItsScheme() {
    Encryption encryption = new Encryption("urn:x-simpp:2007", "SIMPP");

    assertThat(encryption.toElement())
        .isEqualTo(
            Xml.of(
                "<encryption xmlns='urn:xmpp:eme:0' namespace='urn:x-simpp:2007' name='SIMPP'/>"));
    assertThat(Encryption.of(encryption.toElement())).contains(encryption);
    assertThat(Encryption.of(Element.of(Encryption.NAMESPACE, "encryption"))).isEmpty();
    assertThat(Encryption.of(Element.of("urn:x", "encryption"))).isEmpty();
  }
}
