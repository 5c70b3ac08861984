package org.simpp.xmpp.stanzaid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.xmpp.stream.Payload;
import org.simpp.xmpp.support.Xml;

/** XEP-0359, section 3. */
@Specification("XEP-0359, section 3")
class StanzaIdTest {
  @Test
  void ids_areReadAndWritten() {
    StanzaId id = new StanzaId("5f3dbc5e-e1d3", Jid.of("room@muc.example.org"));

    assertThat(id.toElement())
        .isEqualTo(
            Xml.of(
                "<stanza-id xmlns='urn:xmpp:sid:0' id='5f3dbc5e-e1d3' by='room@muc.example.org'/>"));
    assertThat(StanzaId.of(id.toElement())).contains(id);
    assertThat(StanzaId.origin(StanzaId.originElement("de305d54"))).contains("de305d54");
  }

  @Test
  void incompleteIds_areNone() {
    for (String xml :
        new String[] {
          "<stanza-id xmlns='urn:xmpp:sid:0' id='1'/>",
          "<stanza-id xmlns='urn:xmpp:sid:0' id='' by='a@b'/>",
          "<stanza-id xmlns='urn:xmpp:sid:0' id='1' by='@'/>",
          "<stanza-id xmlns='urn:x' id='1' by='a@b'/>"
        }) {
      assertThat(StanzaId.of(Xml.of(xml))).as(xml).isEmpty();
      assertThat(StanzaId.origin(Xml.of(xml))).as(xml).isEmpty();
    }
  }

  @Test
  @Specification("XEP-0359, section 3")
  void idsBySomebodyWhoGivesNone_areTakenOut_andNothingElseIsTouched() {
    Jid bob = Jid.of("bob@simpp.local");
    String kept =
        "<body>a 'stanza-id'  &gt; <![CDATA[<stanza-id/>]]></body>"
            + "<origin-id xmlns='urn:xmpp:sid:0' id='1'/>"
            + "<stanza-id xmlns='urn:xmpp:sid:0' id='1' by='room@muc.local'/>"
            + "<x xmlns='urn:x'><stanza-id xmlns='urn:xmpp:sid:0' id='1' by='bob@simpp.local'/></x>"
            + "<stanza-id id='1' by='bob@simpp.local'/>";
    for (String forged :
        List.of(
            "<stanza-id xmlns='urn:xmpp:sid:0' id='1' by='bob@simpp.local'/>",
            "<stanza-id by=\"bob@simpp.local\" xmlns='urn:xmpp:sid:&#48;'></stanza-id>",
            "<stanza-id xmlns='urn:xmpp:sid:0' by='BOB@Simpp.&#x6c;ocal' id='>'>a<b/></stanza-id>",
            "<s:stanza-id xmlns:s='urn:xmpp:sid:0' id='1' by='bob@simpp.local' />",
            "<o:stanza-id id='1' by='bob@simpp.local'/>")) {
      Stanza message =
          Stanza.builder(Stanza.Kind.MESSAGE)
              .declarations(Bytes.utf8(" xmlns:o='urn:xmpp:sid:0'"))
              .payload(Bytes.utf8(" " + forged + kept + forged))
              .build();

      assertThat(StanzaId.without(Payload.of(message), bob::equals).utf8())
          .as(forged)
          .isEqualTo(" " + kept);
    }
  }
}
