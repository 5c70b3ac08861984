package org.simpp.xmpp.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.delay.Delay;
import org.simpp.xmpp.support.Xml;

/** XEP-0297, section 3. */
@Specification("XEP-0297")
class ForwardedTest {
  private static final Stanza MESSAGE =
      Stanza.builder(Stanza.Kind.MESSAGE)
          .from(Jid.of("romeo@montague.example/orchard"))
          .declarations(Bytes.utf8(" xmlns:x='urn:x'"))
          .payload(Bytes.utf8("<body>a&amp;b</body><x:y/>"))
          .build();

  private static final String FORWARDED_MESSAGE =
      "<message xmlns='jabber:client' from='romeo@montague.example/orchard'>"
          + "<body>a&amp;b</body><y xmlns='urn:x'/></message>";

  @Test
  void stanza_isWrappedAsItIs_inItsOwnNamespace() throws MalformedXmlException {
    Delay delay = new Delay(Instant.parse("2010-07-10T23:08:25Z"), null, "");
    Bytes encoded = StanzaCodec.encode(MESSAGE);
    Element plain = ElementCodec.parse(Forwarded.around(encoded, null));

    assertThat(plain)
        .isEqualTo(
            Xml.of("<forwarded xmlns='urn:xmpp:forward:0'>" + FORWARDED_MESSAGE + "</forwarded>"));
    assertThat(ElementCodec.parse(Forwarded.around(encoded, delay)))
        .isEqualTo(
            Xml.of(
                "<forwarded xmlns='urn:xmpp:forward:0'><delay xmlns='urn:xmpp:delay'"
                    + " stamp='2010-07-10T23:08:25Z'/>"
                    + FORWARDED_MESSAGE
                    + "</forwarded>"));
    assertThat(Forwarded.stanza(plain)).contains(Xml.of(FORWARDED_MESSAGE));
    assertThat(Forwarded.stanza(Xml.of("<forwarded xmlns='urn:xmpp:forward:0'/>"))).isEmpty();
  }

  @Test
  void emptyStanza_isWrappedToo() throws MalformedXmlException {
    Bytes encoded = StanzaCodec.encode(Stanza.builder(Stanza.Kind.PRESENCE).build());

    assertThat(ElementCodec.parse(Forwarded.around(encoded, null)).children())
        .containsExactly(Xml.of("<presence xmlns='jabber:client'/>"));
  }
}
