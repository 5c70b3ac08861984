package org.simpp.xmpp.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.stream.StreamEvent.ElementReceived;
import org.simpp.xmpp.stream.StreamEvent.StreamClosed;
import org.simpp.xmpp.stream.StreamEvent.StreamOpened;

/** RFC 6120, sections 4.3.2, 4.4, 4.7 and 4.9. */
class StreamWriterTest {
  private static final StreamOpened HEADER =
      new StreamOpened(
          Jid.of("juliet@im.example.com/it's"),
          Jid.of("im.example.com"),
          "1.0",
          "en",
          "++TR84Sm6A3hnt3Q065SnAbbk3Y=",
          "jabber:client");

  @Test
  @Specification("RFC 6120, section 4.2")
  @Specification("RFC 6120, section 4.3.2")
  @Specification("RFC 6120, section 4.9.2")
  void decoder_readsWhatIsWritten() {
    StreamDecoder decoder = new StreamDecoder(StreamBounds.BEFORE_LOGIN);
    Bytes written =
        Bytes.concat(
            StreamWriter.header(HEADER),
            StreamWriter.features(
                List.of(Bytes.utf8("<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>"))),
            StreamWriter.error(StreamCondition.HOST_UNKNOWN, "a < b"),
            StreamWriter.footer());

    assertThat(Decoding.feed(decoder, written.toByteArray()))
        .containsExactly(
            HEADER,
            new ElementReceived(
                Bytes.utf8(
                    "<stream:features xmlns:stream='http://etherx.jabber.org/streams'>"
                        + "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></stream:features>"),
                "http://etherx.jabber.org/streams",
                "features"),
            new ElementReceived(
                Bytes.utf8(
                    "<stream:error xmlns:stream='http://etherx.jabber.org/streams'>"
                        + "<host-unknown xmlns='urn:ietf:params:xml:ns:xmpp-streams'/>"
                        + "<text xmlns='urn:ietf:params:xml:ns:xmpp-streams' xml:lang='en'>"
                        + "a &lt; b</text></stream:error>"),
                "http://etherx.jabber.org/streams",
                "error"),
            new StreamClosed());
  }
}
