package org.simpp.xmpp.disco;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.forms.DataForm;
import org.simpp.xmpp.support.Xml;

/** XEP-0030, sections 3 and 4. */
class DiscoTest {
  @Test
  @Specification("XEP-0030, section 3.1")
  void info_isReadAndWritten() {
    DiscoInfo info =
        new DiscoInfo(
            "n",
            List.of(new Identity("server", "im", "en", "SIMPP")),
            List.of(DiscoInfo.NAMESPACE, "urn:xmpp:ping"),
            List.of(Element.of(DataForm.NAMESPACE, "x")));

    assertThat(info.toElement())
        .isEqualTo(
            Xml.of(
                "<query xmlns='http://jabber.org/protocol/disco#info' node='n'>"
                    + "<identity category='server' type='im' xml:lang='en' name='SIMPP'/>"
                    + "<feature var='http://jabber.org/protocol/disco#info'/>"
                    + "<feature var='urn:xmpp:ping'/><x xmlns='jabber:x:data'/></query>"));
    assertThat(DiscoInfo.of(info.toElement())).contains(info);
    assertThat(info.has("urn:xmpp:ping")).isTrue();
    assertThat(info.withNode("").node()).isEmpty();
  }

  @Test
  @Specification("XEP-0030, section 3.2")
  void request_namesItsNode() {
    assertThat(DiscoInfo.request("n").attribute("node")).contains("n");
    assertThat(DiscoInfo.request("").attribute("node")).isEmpty();
  }

  @Test
  @Specification("XEP-0030, section 3.1")
  void incompleteInfo_isNone() {
    for (String content :
        new String[] {
          "",
          "<identity category='a'/>",
          "<identity category='a' type='b'/><feature/>",
          "<identity category='a' type='b'/><identity type='b'/>"
        }) {
      assertThat(
              DiscoInfo.of(
                  Xml.of(
                      "<query xmlns='http://jabber.org/protocol/disco#info'>%s</query>"
                          .formatted(content))))
          .as(content)
          .isEmpty();
    }
    assertThat(DiscoInfo.of(Element.of("urn:x", "query"))).isEmpty();
  }

  @Test
  @Specification("XEP-0030, section 4")
  void items_areReadAndWritten() {
    DiscoItems items =
        new DiscoItems(
            "", List.of(new DiscoItems.Item(Jid.of("people.shakespeare.lit"), "", "Directory")));

    assertThat(items.toElement())
        .isEqualTo(
            Xml.of(
                "<query xmlns='http://jabber.org/protocol/disco#items'>"
                    + "<item jid='people.shakespeare.lit' name='Directory'/></query>"));
    assertThat(DiscoItems.of(items.toElement())).contains(items);
    assertThat(
            DiscoItems.of(
                Xml.of("<query xmlns='http://jabber.org/protocol/disco#items'><item/></query>")))
        .isEmpty();
    assertThat(DiscoItems.of(Element.of("urn:x", "query"))).isEmpty();
  }
}
