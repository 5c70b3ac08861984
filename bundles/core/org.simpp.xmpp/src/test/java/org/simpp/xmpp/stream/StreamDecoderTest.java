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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.StreamCondition;
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
import org.simpp.xmpp.stream.StreamEvent.Violated;

/** RFC 6120, sections 4, 8 and 11. */
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
  @Specification("RFC 6120, section 4.9.3.1")
  @Specification("RFC 6120, section 4.9.3.2")
  @Specification("RFC 6120, section 4.9.3.9")
  @Specification("RFC 6120, section 4.9.3.13")
  @Specification("RFC 6120, section 4.9.3.18")
  @Specification("RFC 6120, section 4.9.3.24")
  @Specification("RFC 6120, section 11.1")
  @Specification("RFC 6120, section 11.3")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "not-well-formed        | <iq></message>",
        "not-well-formed        | <iq><a></iq></a>",
        "not-well-formed        | </iq>",
        "not-well-formed        | </stream:features>",
        "not-well-formed        | <iq a='1' a='2'/>",
        "not-well-formed        | <iq xmlns:p='u' xmlns:q='u' p:a='' q:a=''/>",
        "not-well-formed        | <iq xmlns:p='&#117;' xmlns:q='u'><x p:a='' q:a=''/></iq>",
        "not-well-formed        | <iq xmlns:p='u' xmlns:p='v'/>",
        "not-well-formed        | <iq xmlns='jabber:client' xmlns='jabber:client'/>",
        "not-well-formed        | <iq><p:a/></iq>",
        "not-well-formed        | <iq p:a=''/>",
        "not-well-formed        | <iq><x xmlns:p='u'/><p:a/></iq>",
        "not-well-formed        | <iq xmlns:p=''/>",
        "not-well-formed        | <iq xmlns:xmlns='u'/>",
        "not-well-formed        | <iq xmlns:xml='u'/>",
        "not-well-formed        | <iq xmlns:p='http://www.w3.org/XML/1998/namespace'/>",
        "not-well-formed        | <iq xmlns:p='http://www.w3.org/2000/xmlns/'/>",
        "not-well-formed        | <iq><a xmlns='http://www.w3.org/2000/xmlns/'/></iq>",
        "not-well-formed        | <iq a/>",
        "not-well-formed        | <iq a=1/>",
        "not-well-formed        | <iq a='1'b='2'/>",
        "not-well-formed        | <iq a='<'/>",
        "not-well-formed        | <iq a='&'/>",
        "not-well-formed        | <iq a='&#0;'/>",
        "not-well-formed        | <iq/ >",
        "not-well-formed        | < iq/>",
        "not-well-formed        | <1/>",
        "not-well-formed        | <:iq/>",
        "not-well-formed        | <a:b:c/>",
        "not-well-formed        | <iq>]]></iq>",
        "not-well-formed        | <iq>&#xD800;</iq>",
        "not-well-formed        | <iq>&#x110000;</iq>",
        "not-well-formed        | <iq>&#99999999999;</iq>",
        "not-well-formed        | <iq>&#X41;</iq>",
        "not-well-formed        | <iq>&#;</iq>",
        "not-well-formed        | <iq>& </iq>",
        "not-well-formed        | <iq><![cdata[x]]></iq>",
        "not-well-formed        | <iq><!x></iq>",
        "restricted-xml         | <iq>&nbsp;</iq>",
        "restricted-xml         | <iq a='&x;'/>",
        "restricted-xml         | <iq><!-- --></iq>",
        "restricted-xml         | <!-- -->",
        "restricted-xml         | <!DOCTYPE iq>",
        "restricted-xml         | <iq><?php ?></iq>",
        "restricted-xml         | <?xml version='1.0'?>",
        "bad-format             | text",
        "bad-format             | &amp;",
        "bad-format             | <![CDATA[x]]>",
        "bad-namespace-prefix   | <c:iq xmlns:c='jabber:client'/>",
        "invalid-namespace      | <iq xmlns='jabber:server'/>",
        "invalid-namespace      | <s:iq xmlns:s='jabber:server'/>",
        "unsupported-stanza-type| <iQ/>",
        "unsupported-stanza-type| <stream xmlns='jabber:client'/>",
        "invalid-from           | <iq from='@b'/>"
      })
  void brokenElement_violates(String condition, String xml) {
    assertThat(condition(HEADER, xml)).isEqualTo(condition);
  }

  @ParameterizedTest
  @Specification("RFC 6120, section 4.8.1")
  @Specification("RFC 6120, section 4.8.2")
  @Specification("RFC 6120, section 4.9.3.7")
  @Specification("RFC 6120, section 4.9.3.10")
  @Specification("RFC 6120, section 4.9.3.22")
  @Specification("RFC 6120, section 11.5")
  @Specification("RFC 6120, section 11.6")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "restricted-xml       | <!DOCTYPE x [<!ENTITY a 'b'>]>",
        "restricted-xml       | <?php ?>",
        "restricted-xml       | <?xml?>",
        "restricted-xml       | <?xml-stylesheet?>",
        "restricted-xml       | <?xml version='1.0'?><?xml version='1.0'?>",
        "unsupported-encoding | <?xml version='1.0' encoding='UTF-16'?>",
        "unsupported-encoding | <?xml version='1.0' encoding=\"ISO-8859-1\"?>",
        "not-well-formed      | <?xml version='1.1'?>",
        "not-well-formed      | <?xml encoding='UTF-8'?>",
        "not-well-formed      | <?xml version='1.0' encoding='UTF-8' x='1'?>",
        "not-well-formed      | GET / HTTP/1.1",
        "not-well-formed      | </stream:stream>",
        "not-well-formed      | <stream:stream xmlns='jabber:client'>",
        "invalid-namespace    | <stream:stream xmlns='jabber:client' xmlns:stream='urn:x'>",
        "invalid-namespace    | <html>",
        "invalid-namespace    | <stream:stream xmlns:stream='http://etherx.jabber.org/streams'>",
        "invalid-namespace    | <stream:stream xmlns='jabber:server' xmlns:stream='http://etherx.jabber.org/streams'>",
        "bad-namespace-prefix | <s:stream xmlns='jabber:client' xmlns:s='http://etherx.jabber.org/streams'>",
        "bad-namespace-prefix | <stream xmlns='http://etherx.jabber.org/streams'>",
        "bad-format           | <stream:x xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>",
        "improper-addressing  | <stream:stream to='@' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>",
        "invalid-from         | <stream:stream from='@' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>"
      })
  void brokenBeginning_violates(String condition, String xml) {
    assertThat(condition(xml)).isEqualTo(condition);
  }

  @ParameterizedTest
  @Specification("RFC 6120, section 11.6")
  @Specification("RFC 3629, section 4")
  @ValueSource(
      strings = {
        "c080",
        "c1bf",
        "e08080",
        "eda080",
        "edbfbf",
        "f0808080",
        "f48fc080",
        "f4908080",
        "f8",
        "ff",
        "80",
        "c320",
        "e28220",
        "feff"
      })
  void invalidUtf8_violates(String hex) {
    for (String frame : new String[] {"<iq><a>%s</a></iq>", "<iq a='%s'/>", "<iq><%s/></iq>"}) {
      String[] around = frame.split("%s", -1);
      assertThat(decodeRest(hex, around))
          .as(frame)
          .isIn(StreamCondition.UNSUPPORTED_ENCODING, StreamCondition.NOT_WELL_FORMED);
    }
    assertThat(decodeRest(hex, new String[] {"<iq><a>", "</a></iq>"}))
        .isEqualTo(StreamCondition.UNSUPPORTED_ENCODING);
  }

  @ParameterizedTest
  @Specification("RFC 6120, section 11.3")
  @ValueSource(strings = {"00", "01", "1f", "efbfbe", "efbfbf"})
  void charactersOutsideXml_violate(String hex) {
    assertThat(decodeRest(hex, new String[] {"<iq><a>", "</a></iq>"}))
        .isEqualTo(StreamCondition.NOT_WELL_FORMED);
    assertThat(decodeRest(hex, new String[] {"<iq><a><![CDATA[", "]]></a></iq>"}))
        .isEqualTo(StreamCondition.NOT_WELL_FORMED);
    assertThat(decodeRest(hex, new String[] {"<iq a='", "'/>"}))
        .isEqualTo(StreamCondition.NOT_WELL_FORMED);
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

  private static String condition(String... parts) {
    List<StreamEvent> events = events(parts);
    assertThat(events).last().isInstanceOf(Violated.class);
    return ((Violated) events.get(events.size() - 1)).condition().elementName();
  }

  private static StreamCondition decodeRest(String hex, String[] around) {
    StreamDecoder decoder = new StreamDecoder(StreamBounds.AFTER_LOGIN);
    Bytes all =
        Bytes.concat(Bytes.utf8(HEADER + around[0]), Bytes.ofHex(hex), Bytes.utf8(around[1]));
    List<StreamEvent> events = feed(decoder, all.toByteArray());
    assertThat(events).last().isInstanceOf(Violated.class);
    return ((Violated) events.get(events.size() - 1)).condition();
  }
}
