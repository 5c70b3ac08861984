package org.simpp.transport.smack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.stax.StaxXmlPullParserFactory;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;

class FeatureWatchTest {
  private static final String HEAD =
      "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";

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

  private static void read(Offer offer, String xml) throws Exception {
    XmlPullParser parser =
        FeatureWatch.over(
            new StaxXmlPullParserFactory()
                .newXmlPullParser(new StringReader(HEAD + xml + "</stream:stream>")),
            offer);
    while (parser.next() != XmlPullParser.Event.END_DOCUMENT) {
      assertThat(parser.getEventType()).isNotNull();
    }
  }
}
