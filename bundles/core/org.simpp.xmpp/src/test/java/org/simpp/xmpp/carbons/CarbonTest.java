package org.simpp.xmpp.carbons;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.support.Payloads;
import org.simpp.xmpp.support.Xml;

/** XEP-0280. */
class CarbonTest {
  private static final Bytes MESSAGE = Bytes.utf8("<message from='a@b'><body>x</body></message>");

  @Test
  @Specification("XEP-0280, section 7")
  @Specification("XEP-0280, section 8")
  void copy_holdsTheMessageAsItIs() throws MalformedXmlException {
    Element sent = ElementCodec.parse(Carbon.SENT.payload(MESSAGE));

    assertThat(sent)
        .isEqualTo(
            Xml.of(
                "<sent xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'>"
                    + "<message xmlns='jabber:client' from='a@b'><body>x</body></message>"
                    + "</forwarded></sent>"));
    assertThat(Carbon.SENT.message(sent))
        .contains(Xml.of("<message xmlns='jabber:client' from='a@b'><body>x</body></message>"));
    assertThat(Carbon.RECEIVED.message(sent)).isEmpty();
    assertThat(Carbon.RECEIVED.message(ElementCodec.parse(Carbon.RECEIVED.payload(MESSAGE))))
        .isPresent();
  }

  @Test
  @Specification("XEP-0280, section 9")
  void copiesAndPrivateMessages_areNotCopied() {
    assertThat(Carbon.forbids(Payloads.of("<body>x</body><private xmlns='urn:xmpp:carbons:2'/>")))
        .isTrue();
    for (Carbon kind : Carbon.values()) {
      assertThat(Carbon.forbids(Payloads.of(kind.payload(MESSAGE).utf8()))).isTrue();
    }
    assertThat(Carbon.forbids(Payloads.of("<body>x</body><private xmlns='urn:x'/>"))).isFalse();
    assertThat(Carbon.privateElement()).isEqualTo(Xml.of("<private xmlns='urn:xmpp:carbons:2'/>"));
  }
}
