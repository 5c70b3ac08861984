package org.simpp.xmpp.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.simpp.xmpp.stream.Decoding.HEADER;
import static org.simpp.xmpp.stream.Decoding.events;
import static org.simpp.xmpp.stream.Decoding.feed;
import static org.simpp.xmpp.stream.Decoding.utf8;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.stream.StreamEvent.ElementReceived;
import org.simpp.xmpp.stream.StreamEvent.StanzaReceived;
import org.simpp.xmpp.stream.StreamEvent.StanzaRefused;
import org.simpp.xmpp.stream.StreamEvent.StreamClosed;
import org.simpp.xmpp.stream.StreamEvent.StreamOpened;

/** What a stream brings: RFC 6120, sections 4, 8 and 11. */
class StreamDecoderTest {
  @Test
  @Specification("RFC 6120, section 4.2")
  @Specification("RFC 6120, section 4.7")
  void header_isReadInBothDirections() {
    assertThat(
            events(
                "<?xml version='1.0' encoding='UTF-8'?>\n<stream:stream\n"
                    + " from='juliet@im.example.com'\n to=\"im.example.com\" version='1.0'"
                    + " xml:lang='en' xmlns='jabber:client'"
                    + " xmlns:stream='http://etherx.jabber.org/streams' >"))
        .containsExactly(
            new StreamOpened(
                Jid.of("im.example.com"),
                Jid.of("juliet@im.example.com"),
                "1.0",
                "en",
                "",
                "jabber:client"));
    assertThat(events(HEADER.replace("to=", "id='&lt;x' from=")))
        .containsExactly(
            new StreamOpened(null, Jid.of("im.example.com"), "1.0", "", "<x", "jabber:client"));
  }

  @Test
  void stanza_keepsItsPayloadAsItCame() {
    String payload = "<body >wow &amp; &#x4e2d;\r\n</body><x xmlns='urn:x' a = \"1\"/>";
    Stanza stanza =
        stanza(
            "<message to='a@b' from='c@d/e' id='&apos;' type='chat' xml:lang='en'>%s</message >"
                .formatted(payload));

    assertThat(stanza)
        .isEqualTo(
            Stanza.builder(Stanza.Kind.MESSAGE)
                .to(Jid.of("a@b"))
                .from(Jid.of("c@d/e"))
                .id("'")
                .type("chat")
                .language("en")
                .payload(Bytes.utf8(payload))
                .build());
    assertThat(stanza("<presence/>")).isEqualTo(Stanza.builder(Stanza.Kind.PRESENCE).build());
    assertThat(stanza("<iq></iq>")).isEqualTo(Stanza.builder(Stanza.Kind.IQ).build());
  }

  @Test
  void stanza_bringsEveryDeclarationItNeeds() throws MalformedXmlException {
    List<StreamEvent> events =
        events(
            HEADER.replace(" version", " xmlns:z='urn:z' xmlns:y='urn:y' version"),
            "<message xmlns='jabber:client' xmlns:p='urn:p' p:a='1'><p:x/><z:y/></message>");
    Stanza stanza = ((StanzaReceived) events.get(1)).stanza();

    assertThat(stanza.declarations().utf8()).isEqualTo(" xmlns:p='urn:p' p:a='1' xmlns:z='urn:z'");
    assertThat(StanzaCodec.children(stanza))
        .extracting(child -> child.namespace() + " " + child.localName())
        .containsExactly("urn:p x", "urn:z y");
  }

  @Test
  void otherElement_comesAsXmlThatStandsForItself() throws MalformedXmlException {
    List<StreamEvent> events =
        events(
            HEADER,
            "<stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:features>",
            "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='X'>eA==</auth>");
    ElementReceived features = (ElementReceived) events.get(1);

    assertThat(features.is(Namespaces.STREAMS, "features")).isTrue();
    assertThat(ElementCodec.parse(features.xml()).child(Namespaces.TLS, "starttls")).isPresent();
    assertThat(events.get(2))
        .isEqualTo(
            new ElementReceived(
                Bytes.utf8(
                    "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='X'>eA==</auth>"),
                Namespaces.SASL,
                "auth"));
  }

  @Test
  @Specification("RFC 6120, section 4.6.1")
  @Specification("RFC 6120, section 11.7")
  void whiteSpaceBetweenStanzas_isKeepalive() {
    assertThat(events(HEADER, " \n", "<iq/>", "\r\n\t", "<iq/> ", "</stream:stream>"))
        .hasSize(4)
        .last()
        .isEqualTo(new StreamClosed());
  }

  @Test
  @Specification("RFC 6120, section 8.3.3.8")
  void malformedAddressee_refusesTheStanzaAlone() {
    assertThat(events(HEADER, "<message to='a@@b' id='1'/><iq/>"))
        .element(1)
        .isEqualTo(
            new StanzaRefused(
                Stanza.builder(Stanza.Kind.MESSAGE).id("1").build(),
                StanzaCondition.JID_MALFORMED));
    assertThat(events(HEADER, "<message to='a@@b' id='1'/><iq/>")).hasSize(3);
  }

  @Test
  void byteBuffers_areTakenToo() {
    StreamDecoder decoder = new StreamDecoder(StreamBounds.BEFORE_LOGIN);
    ByteBuffer direct = ByteBuffer.allocateDirect(400);
    direct.put(utf8(HEADER + "<presence/>")).flip();
    decoder.receive(direct);

    assertThat(direct.hasRemaining()).isFalse();
    assertThat(decoder.next()).get().isInstanceOf(StreamOpened.class);
    assertThat(decoder.next()).get().isInstanceOf(StanzaReceived.class);
    assertThat(decoder.next()).isEmpty();
  }

  @Test
  @Specification("RFC 6120, section 4.3.3")
  @Specification("RFC 6120, section 5.3.2")
  void restart_throwsAwayWhatBelongedToTheOldStream() {
    StreamDecoder decoder = new StreamDecoder(StreamBounds.BEFORE_LOGIN);
    byte[] sent =
        utf8(HEADER + "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/><iq id='injected'/>");
    decoder.receive(sent, 0, sent.length);
    assertThat(decoder.next()).get().isInstanceOf(StreamOpened.class);
    assertThat(decoder.next()).get().isInstanceOf(ElementReceived.class);

    assertThat(decoder.restart()).isEqualTo("<iq id='injected'/>".length());
    assertThat(decoder.next()).isEmpty();
    assertThat(feed(decoder, utf8("<?xml version='1.0'?>" + HEADER + "<iq id='1'/>")))
        .hasSize(2)
        .last()
        .isEqualTo(new StanzaReceived(Stanza.builder(Stanza.Kind.IQ).id("1").build()));
  }

  @ParameterizedTest
  @Specification("RFC 6120, section 4.3.3")
  @ValueSource(
      strings = {"<iq a='", "<iq><a b=\"", "<iq>x", "<iq><![CDATA[", "<", "<iq>&am", "\u00e9"})
  void restart_canComeAnywhere(String part) {
    StreamDecoder decoder = new StreamDecoder(StreamBounds.BEFORE_LOGIN);
    feed(decoder, utf8(HEADER + part));
    decoder.restart();

    assertThat(feed(decoder, utf8(HEADER + "<iq a='1'/>"))).hasSize(2);
    assertThat(decoder.restart()).isZero();
  }

  @Test
  @Specification("RFC 6120, section 4.4")
  @Specification("RFC 6120, section 4.9.1.1")
  void nothingComes_afterTheEnd() {
    assertThat(events(HEADER, "</stream:stream>", "<iq/>")).hasSize(2);
    assertThat(events(HEADER, "<!--", "<iq/>")).hasSize(2);
    assertThat(events(HEADER.replace(">", "/>"), "<iq/>"))
        .hasSize(2)
        .last()
        .isEqualTo(new StreamClosed());
  }

  @ParameterizedTest
  @Specification("RFC 6120, section 11.3")
  @ValueSource(
      strings = {
        "<iq><![CDATA[<&]] >]]></iq>",
        "<iq><![CDATA[]]]]></iq>",
        "<iq>]] &gt; ></iq>",
        "<iq a='>'/>",
        "<iq a=\"'\" b='\"'/>",
        "<iq><é中 ä='1'/></iq>",
        "<iq>&lt;&gt;&amp;&apos;&quot;&#65;&#x10FFFF;&#0000000000000000065;</iq>",
        "<iq><xml:a/></iq>",
        "<iq xmlns:xml='http://www.w3.org/XML/1998/namespace'/>",
        "<iq xmlns:p='u' p:a='' a=''/>",
        "<iq><x xmlns:p='u'><x xmlns:p='v'><p:a/></x><p:a/></x></iq>",
        "<iq\n\t>\r\n</iq \n>",
        "<iq>\u007F\u0085𝄞</iq>"
      })
  void soundStanza_isTaken(String xml) {
    assertThat(events(HEADER, xml)).last().isInstanceOf(StanzaReceived.class);
  }

  @Test
  void truncated_waits() {
    for (String part :
        new String[] {"<", "<iq", "<iq a='", "<iq>", "<iq>&am", "<iq><![CD", "</s"}) {
      assertThat(events(HEADER, part)).as(part).hasSize(1);
    }
  }

  private static Stanza stanza(String xml) {
    return ((StanzaReceived) events(HEADER, xml).get(1)).stanza();
  }
}
