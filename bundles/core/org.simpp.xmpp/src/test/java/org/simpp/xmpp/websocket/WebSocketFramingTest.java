package org.simpp.xmpp.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.stream.StreamBounds;
import org.simpp.xmpp.stream.StreamEvent;
import org.simpp.xmpp.stream.StreamEvent.ElementReceived;
import org.simpp.xmpp.stream.StreamEvent.StanzaReceived;
import org.simpp.xmpp.stream.StreamEvent.StreamClosed;
import org.simpp.xmpp.stream.StreamEvent.StreamOpened;
import org.simpp.xmpp.stream.StreamEvent.Violated;

class WebSocketFramingTest {
  private static final String OPEN =
      "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='simpp.example'"
          + " from='alice@simpp.example' version='1.0' xml:lang='zh'/>";

  private final WebSocketFraming framing = new WebSocketFraming(StreamBounds.BEFORE_LOGIN);

  private Optional<StreamEvent> says(String message) {
    framing.receive(ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8)));
    return framing.next();
  }

  private static String xml(Bytes bytes) {
    return bytes.utf8().replace('"', '\'');
  }

  @Test
  @Specification("RFC 7395, section 3.4")
  void open_beginsAStream() {
    assertThat(says(OPEN))
        .contains(
            new StreamOpened(
                Jid.of("simpp.example"),
                Jid.of("alice@simpp.example"),
                "1.0",
                "zh",
                "",
                "jabber:client"));
  }

  @Test
  @Specification("RFC 7395, section 3.3.3")
  void elements_comeAsTheyAre() {
    StreamEvent event =
        says("<message xmlns='jabber:client' to='bob@simpp.example'><body>說</body></message>")
            .orElseThrow();

    Stanza stanza = ((StanzaReceived) event).stanza();
    assertThat(stanza.payload().utf8()).isEqualTo("<body>說</body>");
    assertThat(stanza.declarations().isEmpty()).isTrue();
    assertThat(says("<r xmlns='urn:xmpp:sm:3'/>").orElseThrow())
        .isInstanceOfSatisfying(
            ElementReceived.class, r -> assertThat(r.is("urn:xmpp:sm:3", "r")).isTrue());
    assertThat(framing.next()).isEmpty();
  }

  @Test
  @Specification("RFC 7395, section 3.6")
  void close_endsTheStream_andNothingComesAfterIt() {
    assertThat(says("<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>"))
        .contains(new StreamClosed());
    assertThat(says(OPEN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', BAD_FORMAT",
    "' <presence/>', BAD_FORMAT",
    "text, BAD_FORMAT",
    "<message>, BAD_FORMAT",
    "<presence/><presence/>, BAD_FORMAT",
    "<presence/><iq, BAD_FORMAT",
    "<presence/>more, BAD_FORMAT",
    "</stream:stream>, BAD_FORMAT",
    "<other xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>, BAD_FORMAT",
    "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='@'/>, IMPROPER_ADDRESSING",
    "<presence></iq>, NOT_WELL_FORMED",
    "<!-- -->, RESTRICTED_XML",
    "<?xml version='1.0'?>, RESTRICTED_XML",
    "<presence xmlns='jabber:server'/>, INVALID_NAMESPACE",
  })
  @Specification("RFC 7395, section 3.3.3")
  void messageThatIsNotOneElement_isRefused(String message, StreamCondition condition) {
    assertThat(says(message).orElseThrow())
        .isInstanceOfSatisfying(
            Violated.class, violated -> assertThat(violated.condition()).isEqualTo(condition));
    assertThat(says("<presence/>")).isEmpty();
  }

  @Test
  @Specification("RFC 6120, section 13.12")
  void messageThatIsTooLarge_isRefused_untilTheBoundsAreWider() {
    String large = "<message><body>" + "a".repeat(20_000) + "</body></message>";
    WebSocketFraming wider = new WebSocketFraming(StreamBounds.BEFORE_LOGIN);
    wider.bound(StreamBounds.AFTER_LOGIN);
    wider.receive(ByteBuffer.wrap(large.getBytes(StandardCharsets.UTF_8)));

    assertThat(wider.next().orElseThrow()).isInstanceOf(StanzaReceived.class);
    assertThat(says(large).orElseThrow())
        .isInstanceOfSatisfying(
            Violated.class,
            violated ->
                assertThat(violated.condition()).isEqualTo(StreamCondition.POLICY_VIOLATION));
  }

  @Test
  @Specification("RFC 7395, section 3.3.3")
  void everythingThatIsSent_declaresItsNamespaces() {
    Stanza stanza =
        Stanza.builder(Stanza.Kind.MESSAGE).id("m").payload(Bytes.utf8("<body/>")).build();

    assertThat(xml(framing.stanza(stanza)))
        .isEqualTo("<message id='m' xmlns='jabber:client'><body/></message>");
    assertThat(xml(framing.features(List.of(Bytes.utf8("<a xmlns='urn:a'/>")))))
        .isEqualTo(
            "<stream:features xmlns:stream='http://etherx.jabber.org/streams'>"
                + "<a xmlns='urn:a'/></stream:features>");
    assertThat(xml(framing.error(StreamCondition.CONFLICT, "")))
        .isEqualTo(
            "<stream:error xmlns:stream='http://etherx.jabber.org/streams'>"
                + "<conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>");
    assertThat(xml(framing.footer()))
        .isEqualTo("<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>");
  }

  @Test
  @Specification("RFC 7395, section 3.4")
  void header_isOpen() {
    assertThat(
            xml(
                framing.header(
                    new StreamOpened(
                        null, Jid.of("simpp.example"), "1.0", "en", "i", "jabber:client"))))
        .isEqualTo(
            "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' from='simpp.example' id='i'"
                + " version='1.0' xml:lang='en'/>");
  }

  @Test
  void restart_dropsWhatWaits() {
    framing.receive(ByteBuffer.wrap(new byte[] {'<', 'a', '/', '>'}));

    assertThat(framing.restart()).isEqualTo(4);
    assertThat(framing.next()).isEmpty();
  }
}
