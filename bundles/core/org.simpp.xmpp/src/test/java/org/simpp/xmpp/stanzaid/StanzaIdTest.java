package org.simpp.xmpp.stanzaid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
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
}
