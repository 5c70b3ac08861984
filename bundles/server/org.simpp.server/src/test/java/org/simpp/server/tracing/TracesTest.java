package org.simpp.server.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.simpp.model.Jid;
import org.simpp.server.AdministrationException;
import org.simpp.server.ServerTraces;
import org.simpp.server.ServerTraces.Direction;
import org.simpp.server.ServerTraces.Line;
import org.simpp.server.ServerTraces.Trace;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;

class TracesTest {
  private static final String CANARY = "the-bird-that-nobody-may-see";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final TestServer server = new TestServer();
  private final ServerTraces traces = server.server().traces();
  private final TestClient a = server.connect(server.account("alice"), "desk").available();
  private final TestClient b = server.connect(server.account("bob"), "desk").available();

  @AfterEach
  void close() {
    server.close();
  }

  private Trace begin(@Nullable Jid of) throws AdministrationException {
    return traces.begin("operator", of, MINUTE);
  }

  private static List<Line> lines(Trace trace) throws InterruptedException {
    List<Line> lines = new ArrayList<>();
    Optional<Line> next = trace.next(Duration.ZERO);
    while (next.isPresent()) {
      lines.add(next.get());
      next = trace.next(Duration.ZERO);
    }
    return lines;
  }

  private void chat(String to, String body) {
    a.send("<message type='chat' id='m1' to='" + to + "'><body>" + body + "</body></message>");
  }

  @Test
  void line_hasTheEnvelope_andWhatBecameOfIt() throws Exception {
    try (Trace trace = begin(null)) {
      chat("bob@simpp.example", "hello");

      assertThat(lines(trace))
          .containsExactlyInAnyOrder(
              new Line(
                  TestServer.NOW,
                  Direction.IN,
                  a.address(),
                  "message",
                  "chat",
                  "",
                  "bob@simpp.example",
                  "m1",
                  "body{jabber:client}",
                  18,
                  "to bob@simpp.example/desk"),
              new Line(
                  TestServer.NOW,
                  Direction.OUT,
                  b.address(),
                  "message",
                  "chat",
                  "alice@simpp.example/desk",
                  "bob@simpp.example",
                  "m1",
                  "body{jabber:client} stanza-id{urn:xmpp:sid:0}",
                  b.link().take().get(0).payload().length(),
                  "written"));
    }
  }

  @Test
  void whatIsSaid_isNeverShown_whereverItStands() throws Exception {
    String[] payloads = {
      "<body>%s</body>",
      "<subject>%s</subject>",
      "<body><![CDATA[<%s xmlns='x'/>]]></body>",
      "<x xmlns='urn:x-test' a='%s' b=\">%s\"><y><z>%s</z></y></x>",
      "<html xmlns='http://jabber.org/protocol/xhtml-im'><body><p>%s</p></body></html>",
      "<body>1 &lt; %s</body><body xml:lang='de'>%s</body>",
      "%s <body/>"
    };
    try (Trace trace = begin(null)) {
      for (String payload : payloads) {
        String said = payload.replace("%s", CANARY);
        a.send("<message to='bob@simpp.example'>" + said + "</message>");
        a.send("<message to='nobody@simpp.example'>" + said + "</message>");
      }
      a.send("<presence><status>" + CANARY + "</status></presence>");
      a.send("<presence to='bob@simpp.example/desk'><status>" + CANARY + "</status></presence>");
      a.send(
          "<iq type='set' id='p'><query xmlns='jabber:iq:private'><n xmlns='n'>"
              + CANARY
              + "</n></query></iq>");

      List<Line> lines = lines(trace);

      assertThat(lines).hasSizeGreaterThan(2 * payloads.length);
      assertThat(lines).allSatisfy(line -> assertThat(line.toString()).doesNotContain(CANARY));
    }
  }

  @Test
  void outcomes_areSaid() throws Exception {
    server.account("carol");
    try (Trace trace = begin(Jid.of("alice@simpp.example"))) {
      chat("carol@simpp.example", "later");
      chat("nobody@simpp.example", "who?");
      a.send("<iq type='get' id='i'><ping xmlns='urn:xmpp:ping'/></iq>");
      a.send("<iq type='get' id='i'><unknown xmlns='urn:x-test'/></iq>");

      assertThat(lines(trace).stream().filter(line -> line.direction() == Direction.IN))
          .extracting(Line::outcome)
          .containsExactly(
              "held", "refused: service-unavailable", "answered", "refused: service-unavailable");
    }
  }

  @Test
  void whatWaitsForItsClient_andWhatIsWrittenWhenItComesBack_isSaid() throws Exception {
    b.element("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
    String enabled = String.join("", b.link().takeEverything());
    String id = enabled.replaceAll("(?s).*id='([^']+)'.*", "$1");
    b.link().cut();
    try (Trace trace = begin(b.address())) {
      chat("bob@simpp.example", "hello");
      server.resume(
          Jid.of("bob@simpp.example"), "<resume xmlns='urn:xmpp:sm:3' h='0' previd='" + id + "'/>");

      assertThat(lines(trace))
          .extracting(Line::outcome)
          .contains("waits for its client", "written");
    }
  }

  @Test
  void trace_ofAnAccountOrASession_showsNobodyElse() throws Exception {
    TestClient phone = server.connect(Jid.of("bob@simpp.example"), "phone").available();
    try (Trace account = begin(Jid.of("bob@simpp.example"));
        Trace session = begin(phone.address())) {
      a.send("<iq type='get' id='i'><ping xmlns='urn:xmpp:ping'/></iq>");
      b.send("<iq type='get' id='i'><ping xmlns='urn:xmpp:ping'/></iq>");
      phone.send("<iq type='get' id='i'><ping xmlns='urn:xmpp:ping'/></iq>");

      assertThat(lines(account))
          .extracting(Line::session)
          .containsOnly(b.address(), phone.address());
      assertThat(lines(session)).extracting(Line::session).containsOnly(phone.address());
    }
  }

  @Test
  void tooMany_areCounted_notShown_andNobodyWaits() throws Exception {
    try (Trace trace = begin(a.address())) {
      for (int i = 0; i < ServerTraces.MOST_A_SECOND; i++) {
        a.send("<iq type='get' id='i'><ping xmlns='urn:xmpp:ping'/></iq>");
      }

      assertThat(lines(trace)).hasSize(ServerTraces.MOST_A_SECOND);
      assertThat(trace.leftOut()).isEqualTo(ServerTraces.MOST_A_SECOND);
      server.advance(1);
      a.send("<iq type='get' id='i'><ping xmlns='urn:xmpp:ping'/></iq>");
      assertThat(lines(trace)).hasSize(2);
    }
  }

  @Test
  void trace_endsWhenItsTimeIsOver_orItIsClosed() throws Exception {
    try (Trace trace = begin(null)) {
      assertThat(trace.isOver()).isFalse();
      server.advance(60);
      chat("bob@simpp.example", "hello");
      assertThat(trace.isOver()).isTrue();
      assertThat(lines(trace)).isEmpty();
    }
    Trace closed = begin(null);
    closed.close();
    chat("bob@simpp.example", "hello");
    assertThat(closed.isOver()).isTrue();
    assertThat(lines(closed)).isEmpty();
  }

  @Test
  void tooLong_orTooManyAtOnce_isRefused() throws Exception {
    assertThatThrownBy(() -> traces.begin("operator", null, Duration.ofMinutes(61)))
        .isInstanceOf(AdministrationException.class)
        .hasMessageContaining("60 min");
    assertThatThrownBy(() -> traces.begin("operator", null, Duration.ZERO))
        .isInstanceOf(AdministrationException.class);
    List<Trace> open = new ArrayList<>();
    for (int i = 0; i < ServerTraces.MOST_AT_ONCE; i++) {
      open.add(begin(null));
    }
    assertThatThrownBy(() -> begin(null)).hasMessageContaining("end one of them");
    open.get(0).close();
    open.set(0, begin(null));
    open.forEach(Trace::close);
  }

  @Test
  void text_thatATerminalWouldObey_isMadePlain_andLongOnesAreCut() throws Exception {
    try (Trace trace = begin(null)) {
      a.send("<message to='bob@simpp.example' id='\u009b31m\u202e" + "x".repeat(100) + "'/>");

      assertThat(lines(trace))
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line.id()).isEqualTo("?31m?" + "x".repeat(59) + "…"));
    }
  }
}
