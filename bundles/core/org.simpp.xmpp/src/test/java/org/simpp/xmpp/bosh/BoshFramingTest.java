package org.simpp.xmpp.bosh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.stream.StreamBounds;
import org.simpp.xmpp.stream.StreamEvent;
import org.simpp.xmpp.stream.StreamEvent.ElementReceived;
import org.simpp.xmpp.stream.StreamEvent.StanzaReceived;
import org.simpp.xmpp.stream.StreamEvent.StreamClosed;
import org.simpp.xmpp.stream.StreamEvent.StreamOpened;
import org.simpp.xmpp.stream.StreamEvent.Violated;

class BoshFramingTest {
  private final BoshFraming framing = new BoshFraming(StreamBounds.BEFORE_LOGIN);

  private List<StreamEvent> says(BoshRequest request) {
    framing.take(request);
    List<StreamEvent> events = new ArrayList<>();
    for (Optional<StreamEvent> next = framing.next(); next.isPresent(); next = framing.next()) {
      events.add(next.get());
    }
    return events;
  }

  @Test
  @Specification("XEP-0206, section 3")
  @Specification("XEP-0206, section 5")
  void firstRequestAndRestart_beginStreams() {
    StreamOpened opened =
        new StreamOpened(
            Jid.of("simpp.example"),
            Jid.of("alice@simpp.example"),
            "1.0",
            "zh",
            "",
            "jabber:client");
    String xbosh = " xmlns:xmpp='urn:xmpp:xbosh'";

    assertThat(
            says(
                Requests.first(
                    " from='alice@simpp.example' xml:lang='zh' xmpp:version='1.0'" + xbosh)))
        .containsExactly(opened);
    assertThat(says(Requests.next(1001, " xmpp:restart='true'" + xbosh, "<presence/>")))
        .as("what it does not say again holds; what stands in it is no part of the stream")
        .containsExactly(opened);
  }

  @Test
  @Specification("XEP-0206, section 2")
  void elements_comeInTheirOrder() {
    List<StreamEvent> events =
        says(
            Requests.next(
                1001,
                "",
                "<message xmlns='jabber:client' id='m'><body>說</body></message>"
                    + "<r xmlns='urn:xmpp:sm:3'/>"));

    assertThat(events).hasSize(2);
    assertThat(((StanzaReceived) events.get(0)).stanza().payload().utf8())
        .isEqualTo("<body>說</body>");
    assertThat(((ElementReceived) events.get(1)).is("urn:xmpp:sm:3", "r")).isTrue();
  }

  @Test
  @Specification("XEP-0124, section 13")
  void lastRequest_endsTheStream_afterWhatStandsInIt() {
    List<StreamEvent> events =
        says(
            Requests.next(
                1001, " type='terminate'", "<presence xmlns='jabber:client' type='unavailable'/>"));

    assertThat(events).hasSize(2);
    assertThat(events.get(0)).isInstanceOf(StanzaReceived.class);
    assertThat(events.get(1)).isEqualTo(new StreamClosed());
    assertThat(says(Requests.next(1002, "", "<presence xmlns='jabber:client'/>"))).isEmpty();
  }

  @Test
  @Specification("XEP-0206, section 2")
  void stanzaOfAnotherNamespace_isRefused() {
    assertThat(says(Requests.next(1001, "", "<presence xmlns='jabber:server'/>")))
        .singleElement()
        .isInstanceOfSatisfying(
            Violated.class,
            violated ->
                assertThat(violated.condition()).isEqualTo(StreamCondition.INVALID_NAMESPACE));
  }

  @Test
  @Specification("RFC 6120, section 13.12")
  void element_isBounded_untilTheBoundsAreWider() {
    String large =
        "<message xmlns='jabber:client'><body>" + "a".repeat(17_000) + "</body></message>";
    BoshFraming wider = new BoshFraming(StreamBounds.BEFORE_LOGIN);
    wider.bound(StreamBounds.AFTER_LOGIN);
    wider.take(Requests.next(1001, "", large));

    assertThat(wider.next().orElseThrow()).isInstanceOf(StanzaReceived.class);
    assertThat(says(Requests.next(1001, "", large)))
        .singleElement()
        .isInstanceOfSatisfying(
            Violated.class,
            violated ->
                assertThat(violated.condition()).isEqualTo(StreamCondition.POLICY_VIOLATION));
  }

  @Test
  @Specification("RFC 6120, section 4.3.3")
  void restart_dropsWhatHasCome() {
    framing.take(Requests.next(1001, "", "<presence xmlns='jabber:client'/>"));

    assertThat(framing.restart()).isEqualTo(1);
    assertThat(framing.next()).isEmpty();
  }
}
