package org.simpp.xmpp.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.simpp.xmpp.stream.Decoding.HEADER;
import static org.simpp.xmpp.stream.Decoding.feed;
import static org.simpp.xmpp.stream.Decoding.utf8;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.xmpp.stream.StreamEvent.StreamClosed;

/** However a stream is cut, the same events come out. */
class StreamSplitTest {
  private static final String SAMPLE =
      "<?xml version='1.0' encoding='utf-8'?>\n"
          + HEADER
          + " <stream:features><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></stream:features>\n"
          + "<iq id='b&quot;1' type='set'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>"
          + "<resource>中文 &#x4e2d;&amp;𝄞</resource></bind></iq>"
          + "<message to='romeo@example.net' xmlns:p='urn:p'><body>Art thou not ]] Romeo?</body>"
          + "<p:x p:y=\"a>b'\"><![CDATA[<x>]]]]></p:x></message>"
          + "<presence/> <presence to='@'/>\r\n</stream:stream>";

  @Test
  void everyCut_givesTheSameEvents() {
    byte[] sample = utf8(SAMPLE);
    List<StreamEvent> whole = feed(decoder(), sample);
    assertThat(whole).hasSize(7).last().isEqualTo(new StreamClosed());

    for (int cut = 0; cut <= sample.length; cut++) {
      StreamDecoder decoder = decoder();
      List<StreamEvent> events = new ArrayList<>(feed(decoder, sample, 0, cut));
      events.addAll(feed(decoder, sample, cut, sample.length));
      assertThat(events).as("cut at %d", cut).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 64})
  void smallPieces_giveTheSameEvents(int size) {
    byte[] sample = utf8(SAMPLE);

    assertThat(inPieces(sample, size)).isEqualTo(feed(decoder(), sample));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<iq>&nbsp;</iq>", "<iq><!-- --></iq>", "<iq><a></iq>", "<iq>]]></iq>", "<iq a='<'/>",
        "text", "<p:iq/>", "<iq>&#xFFFF;</iq>", "<![CDATA[", "<?x?>"
      })
  void violations_doNotDependOnTheCut(String broken) {
    byte[] bytes = utf8(HEADER + broken);

    assertThat(inPieces(bytes, 1)).isEqualTo(feed(decoder(), bytes));
  }

  private static List<StreamEvent> inPieces(byte[] bytes, int size) {
    StreamDecoder decoder = decoder();
    List<StreamEvent> events = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += size) {
      events.addAll(feed(decoder, bytes, at, Math.min(at + size, bytes.length)));
    }
    return events;
  }

  private static StreamDecoder decoder() {
    return new StreamDecoder(StreamBounds.AFTER_LOGIN);
  }
}
