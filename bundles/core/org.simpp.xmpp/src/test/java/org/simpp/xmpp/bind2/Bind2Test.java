package org.simpp.xmpp.bind2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;

class Bind2Test {
  private static String xml(Element element) {
    return ElementCodec.write(element).utf8().replace('"', '\'');
  }

  private static Element read(String xml) throws MalformedXmlException {
    return ElementCodec.parse(Bytes.utf8(xml));
  }

  @Test
  @Specification("XEP-0386, section 3.1")
  void feature_listsWhatMayBeEnabled() {
    assertThat(xml(Bind2.feature(List.of("urn:xmpp:carbons:2", "urn:xmpp:sm:3"))))
        .isEqualTo(
            "<bind xmlns='urn:xmpp:bind:0'><inline><feature var='urn:xmpp:carbons:2'/>"
                + "<feature var='urn:xmpp:sm:3'/></inline></bind>");
    assertThat(xml(Bind2.feature(List.of()))).isEqualTo("<bind xmlns='urn:xmpp:bind:0'/>");
  }

  @Test
  @Specification("XEP-0386, section 3.2")
  void request_hasItsTagAndWhatElseIsAskedFor() throws Exception {
    Bind2 bind =
        Bind2.of(
                read(
                    "<bind xmlns='urn:xmpp:bind:0'><tag>AwesomeXMPP</tag>"
                        + "<enable xmlns='urn:xmpp:carbons:2'/><inactive xmlns='urn:xmpp:csi:0'/>"
                        + "</bind>"))
            .orElseThrow();

    assertThat(bind.tag()).isEqualTo("AwesomeXMPP");
    assertThat(bind.requests())
        .extracting(Element::namespace)
        .containsExactly("urn:xmpp:carbons:2", "urn:xmpp:csi:0");
    assertThat(Bind2.of(read("<bind xmlns='urn:xmpp:bind:0'/>")).orElseThrow().tag()).isEmpty();
    assertThat(Bind2.of(read("<bind xmlns='urn:x'/>"))).isEmpty();
  }

  @Test
  @Specification("XEP-0386, section 3.2.1")
  void bound_holdsTheAnswers() {
    assertThat(xml(Bind2.bound(List.of(Element.of("urn:xmpp:sm:3", "enabled")))))
        .isEqualTo("<bound xmlns='urn:xmpp:bind:0'><enabled xmlns='urn:xmpp:sm:3'/></bound>");
  }
}
