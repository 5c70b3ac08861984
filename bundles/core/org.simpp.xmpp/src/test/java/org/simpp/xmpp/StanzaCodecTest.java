package org.simpp.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;

/** RFC 6120, section 8. */
class StanzaCodecTest {
  @Test
  @Specification("RFC 6120, section 8.1")
  void decode_readsTheEnvelopeAndKeepsThePayload() throws MalformedXmlException {
    Stanza stanza =
        StanzaCodec.decode(
            Bytes.utf8(
                "<message from='juliet@im.example.com/balcony' to='romeo@example.net' id='1'"
                    + " type='chat' xml:lang='en'><body>a &lt; b</body></message>"));

    assertThat(stanza.kind()).isEqualTo(Stanza.Kind.MESSAGE);
    assertThat(stanza.from()).contains(Jid.of("juliet@im.example.com/balcony"));
    assertThat(stanza.to()).contains(Jid.of("romeo@example.net"));
    assertThat(stanza.id()).contains("1");
    assertThat(stanza.hasType("chat")).isTrue();
    assertThat(stanza.language()).contains("en");
    assertThat(stanza.payload().utf8()).isEqualTo("<body>a &lt; b</body>");
    assertThat(StanzaCodec.child(stanza, Namespaces.CLIENT, "body").orElseThrow().text())
        .isEqualTo("a < b");
  }

  @Test
  @Specification("RFC 6120, section 8.1")
  void encode_writesWhatDecodeReads() throws MalformedXmlException {
    Stanza stanza =
        Stanza.builder(Stanza.Kind.IQ)
            .from(Jid.of("a@example.net/it's"))
            .id("<1>")
            .type("get")
            .payload(StanzaCodec.payload(Element.of("urn:xmpp:ping", "ping")))
            .build();

    assertThat(StanzaCodec.encode(stanza).utf8())
        .isEqualTo(
            "<iq from='a@example.net/it&apos;s' id='&lt;1&gt;' type='get'>"
                + "<ping xmlns='urn:xmpp:ping'/></iq>");
    assertThat(StanzaCodec.decode(StanzaCodec.encode(stanza))).isEqualTo(stanza);
    assertThat(StanzaCodec.encode(Stanza.builder(Stanza.Kind.PRESENCE).build()).utf8())
        .isEqualTo("<presence/>");
  }

  @Test
  void children_useTheDeclarationsOfTheStanza() throws MalformedXmlException {
    Stanza stanza =
        Stanza.builder(Stanza.Kind.MESSAGE)
            .declarations(Bytes.utf8(" xmlns:p='urn:p'"))
            .payload(Bytes.utf8("<p:x/><body/>"))
            .build();

    assertThat(StanzaCodec.children(stanza))
        .containsExactly(Element.of("urn:p", "x"), Element.of(Namespaces.CLIENT, "body"));
    assertThat(StanzaCodec.encode(stanza).utf8())
        .isEqualTo("<message xmlns:p='urn:p'><p:x/><body/></message>");
  }

  @ParameterizedTest
  @Specification("RFC 6120, section 8")
  @ValueSource(
      strings = {
        "<message xmlns='jabber:server'/>",
        "<body/>",
        "<message to='@'/>",
        "<message from='a@b/'/>"
      })
  void decode_refusesWhatIsNoStanza(String xml) {
    assertThatThrownBy(() -> StanzaCodec.decode(Bytes.utf8(xml)))
        .isInstanceOf(MalformedXmlException.class);
  }
}
