package org.simpp.transport.smack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.Optional;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.stax.StaxXmlPullParserFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.xmpp.ElementBounds;
import org.simpp.xmpp.StanzaCodec;

class StanzaReaderTest {
  private static final String HEAD =
      "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'"
          + " xmlns:p='urn:p'>";

  @Test
  void read_takesTheWholeEnvelope() throws Exception {
    Stanza stanza =
        read("<message from='a@b.c/d' to='e@f.g' id='1' type='chat' xml:lang='zh-TW'><body/></message>")
            .orElseThrow();

    assertThat(stanza.kind()).isEqualTo(Stanza.Kind.MESSAGE);
    assertThat(stanza.from()).contains(Jid.of("a@b.c/d"));
    assertThat(stanza.to()).contains(Jid.of("e@f.g"));
    assertThat(stanza.id()).contains("1");
    assertThat(stanza.type()).contains("chat");
    assertThat(stanza.language()).contains("zh-TW");
    assertThat(stanza.payload().utf8()).isEqualTo("<body/>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<body>你好 &amp; &lt;x&gt; 😀 ]]&gt;</body>",
        "<a xmlns='urn:a' k='1\" &apos; &#10;&#9;'>t1<b/>t2<c xmlns='urn:c'>\n t3</c></a>",
        "<a xmlns='urn:a' xml:lang='de' xmlns:q='urn:q' q:r='s'><q:t q:u='&lt;'/></a>",
        "<p:inherited p:from='the stream'/>",
        "<a xmlns=''><b xmlns='jabber:client'/></a>",
        "<a xmlns='urn:a'><![CDATA[<not> & markup]]></a>",
        "<simpp xmlns='urn:x-simpp:2007' t='41'>BwEA+/=</simpp><store xmlns='urn:xmpp:hints'/>",
        "<error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>",
      })
  void read_losesAndChangesNothing(String payload) throws Exception {
    Stanza stanza = read("<message>" + payload + "</message>").orElseThrow();

    // What the xmpp bundle itself reads, with the stream's prefix declared
    Stanza expected =
        StanzaCodec.decode(Bytes.utf8("<message xmlns:p='urn:p'>" + payload + "</message>"));
    assertThat(StanzaCodec.children(stanza)).isEqualTo(StanzaCodec.children(expected));
  }

  @Test
  void read_leavesTheParserAtTheEndTag() throws Exception {
    XmlPullParser parser = parser("<iq id='1'><a xmlns='b'><c/></a></iq><presence/>");

    StanzaReader.read(parser);

    assertThat(parser.getEventType()).isEqualTo(XmlPullParser.Event.END_ELEMENT);
    assertThat(parser.getName()).isEqualTo("iq");
    assertThat(parser.next()).isEqualTo(XmlPullParser.Event.START_ELEMENT);
    assertThat(parser.getName()).isEqualTo("presence");
  }

  @Test
  void read_ofAnImpossibleAddress_isForNobody() throws Exception {
    assertThat(read("<message from='@@'><body/></message>")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<message><!-- c --></message>",
        "<message><?p i?></message>",
        "<message><a xmlns='b'><!-- c --></a></message>",
        "<message xmlns='jabber:server'/>",
        "<iqq/>",
      })
  void read_ofWhatNoStreamMayHold_isAViolation(String xml) {
    assertThatThrownBy(() -> read(xml)).isInstanceOf(StreamViolation.class);
  }

  @Test
  void read_ofTooMuch_isAViolation() {
    int bytes = ElementBounds.STANDARD.bytes();
    int depth = ElementBounds.STANDARD.depth();

    assertThatThrownBy(() -> read("<message><body>" + "x".repeat(bytes + 1) + "</body></message>"))
        .isInstanceOf(StreamViolation.class);
    assertThatThrownBy(
            () -> read("<message>" + "<a>".repeat(depth) + "</a>".repeat(depth) + "</message>"))
        .isInstanceOf(StreamViolation.class);
    assertThatThrownBy(
            () ->
                read(
                    "<message>"
                        + "<a/>".repeat(ElementBounds.STANDARD.elements() + 1)
                        + "</message>"))
        .isInstanceOf(StreamViolation.class);
  }

  private static Optional<Stanza> read(String xml) throws Exception {
    return StanzaReader.read(parser(xml));
  }

  private static XmlPullParser parser(String xml) throws Exception {
    XmlPullParser parser =
        new StaxXmlPullParserFactory().newXmlPullParser(new StringReader(HEAD + xml));
    parser.next();
    parser.next();
    return parser;
  }
}
