package org.simpp.transport.smack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.stax.StaxXmlPullParserFactory;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.Element;

class StreamWatchTest {
  private static final String HEAD =
      "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";

  private final List<Element> management = new ArrayList<>();

  @Test
  @Specification("RFC 6120, section 4.3.2")
  void over_notesTheFeaturesOfTheLastList() throws Exception {
    Offer offer = new Offer();
    read(
        offer,
        "<stream:features><old xmlns='urn:old'/></stream:features>"
            + "<stream:features><a xmlns='urn:a'><in xmlns='urn:in'/></a><b xmlns='urn:b'/>"
            + "</stream:features><message><c xmlns='urn:c'/></message>");

    assertThat(offer.features()).containsExactlyInAnyOrder("urn:a", "urn:b");
  }

  @Test
  @Specification("XEP-0440, section 2")
  void over_notesTheChannelBindingsOfTheLastList() throws Exception {
    Offer offer = new Offer();
    String list = "<sasl-channel-binding xmlns='urn:xmpp:sasl-cb:0'><channel-binding type='";
    String end = "'/></sasl-channel-binding>";
    read(
        offer,
        "<stream:features>"
            + list
            + "old"
            + end
            + "</stream:features><stream:features>"
            + list
            + "tls-exporter'/><channel-binding type='tls-server-end-point"
            + end
            + "</stream:features><message>"
            + list
            + "none"
            + end
            + "</message>");

    assertThat(offer.bindings()).containsExactlyInAnyOrder("tls-exporter", "tls-server-end-point");
    assertThat(offer.features()).containsExactly("urn:xmpp:sasl-cb:0");
  }

  @Test
  void over_takesNoStanzaForFeatures() throws Exception {
    Offer offer = new Offer();
    read(offer, "<features xmlns='urn:other'><a xmlns='urn:a'/></features>");

    assertThat(offer.features()).isEmpty();
  }

  @Test
  @Specification("XEP-0198, section 4")
  void streamManagement_isSeenByNobodyElse() throws Exception {
    List<String> seen =
        read(
            new Offer(),
            "<r xmlns='urn:xmpp:sm:3'/><a xmlns='urn:xmpp:sm:3' h='1'/><message>"
                + "<r xmlns='urn:xmpp:sm:3'/></message><r/>"
                + "<failed xmlns='urn:xmpp:sm:3'><x xmlns='urn:x'/></failed><iq/>");

    assertThat(seen).containsExactly("stream", "message", "r", "r", "iq");
    assertThat(management).extracting(Element::localName).containsExactly("r", "a", "failed");
    assertThat(management.get(1).attribute("h")).contains("1");
  }

  private List<String> read(Offer offer, String xml) throws Exception {
    XmlPullParser parser =
        StreamWatch.over(
            new StaxXmlPullParserFactory()
                .newXmlPullParser(new StringReader(HEAD + xml + "</stream:stream>")),
            offer,
            management::add);
    List<String> seen = new ArrayList<>();
    XmlPullParser.Event event = parser.next();
    while (event != XmlPullParser.Event.END_DOCUMENT) {
      if (event == XmlPullParser.Event.START_ELEMENT) {
        seen.add(parser.getName());
      }
      event = parser.next();
    }
    return seen;
  }
}
