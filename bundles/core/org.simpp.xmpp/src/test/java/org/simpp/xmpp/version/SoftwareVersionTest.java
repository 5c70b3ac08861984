package org.simpp.xmpp.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.support.Xml;

/** XEP-0092, section 3. */
@Specification("XEP-0092")
class SoftwareVersionTest {
  @Test
  void version_isReadAndWritten() {
    SoftwareVersion version = new SoftwareVersion("Exodus", "0.7.0.4", "Windows-XP 5.01.2600");

    assertThat(version.toElement())
        .isEqualTo(
            Xml.of(
                "<query xmlns='jabber:iq:version'><name>Exodus</name><version>0.7.0.4</version>"
                    + "<os>Windows-XP 5.01.2600</os></query>"));
    assertThat(SoftwareVersion.of(version.toElement())).contains(version);
    SoftwareVersion untold = new SoftwareVersion("SIMPP", "0.1.0", "");
    assertThat(SoftwareVersion.of(untold.toElement())).contains(untold);
    assertThat(SoftwareVersion.of(SoftwareVersion.request())).isEmpty();
    assertThat(SoftwareVersion.of(Element.of("urn:x", "query"))).isEmpty();
  }
}
