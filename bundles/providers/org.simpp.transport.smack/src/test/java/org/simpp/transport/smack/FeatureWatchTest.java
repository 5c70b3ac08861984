package org.simpp.transport.smack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.HashSet;
import java.util.Set;
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
    Set<String> features = new HashSet<>();
    read(
        features,
        "<stream:features><old xmlns='urn:old'/></stream:features>"
            + "<stream:features><a xmlns='urn:a'><in xmlns='urn:in'/></a><b xmlns='urn:b'/>"
            + "</stream:features><message><c xmlns='urn:c'/></message>");

    assertThat(features).containsExactlyInAnyOrder("urn:a", "urn:b");
  }

  @Test
  void over_takesNoStanzaForFeatures() throws Exception {
    Set<String> features = new HashSet<>();
    read(features, "<features xmlns='urn:other'><a xmlns='urn:a'/></features>");

    assertThat(features).isEmpty();
  }

  private static void read(Set<String> features, String xml) throws Exception {
    XmlPullParser parser =
        FeatureWatch.over(
            new StaxXmlPullParserFactory()
                .newXmlPullParser(new StringReader(HEAD + xml + "</stream:stream>")),
            features);
    while (parser.next() != XmlPullParser.Event.END_DOCUMENT) {
      assertThat(parser.getEventType()).isNotNull();
    }
  }
}
