package org.simpp.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.simpp.itests.specification.Specification;
import org.simpp.transport.StreamCondition;
import org.simpp.transport.TransportException;
import org.simpp.transport.netty.settings.TlsFiles;
import org.simpp.transport.netty.tls.Certificates;

/** XMPP over WebSocket: RFC 7395. */
class WebSocketTest {
  private static final String CLOSE = "<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>";
  private static final String WRONG =
      "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='TOKEN'>d3Jvbmc=</auth>";

  @TempDir static Path folder;
  private static TlsFiles.Keystore tls;

  @BeforeAll
  static void makeCertificate() throws Exception {
    tls = Certificates.usual(folder);
  }

  @Test
  @Specification("RFC 7395, section 3.4")
  @Specification("RFC 7395, section 3.7")
  void stream_isOpenedAndSaysItsFeatures_eachInAMessage() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls)) {
      WebClient client = WebClient.to(acceptor.http()).say(WebClient.OPEN);

      assertThat(client.hear())
          .startsWith("<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' from='simpp.example' id='")
          .endsWith(" version='1.0' xml:lang='en'/>");
      assertThat(client.hear())
          .startsWith("<stream:features xmlns:stream='http://etherx.jabber.org/streams'>")
          .contains("<mechanism>TOKEN</mechanism>", "type='tls-server-end-point'")
          .doesNotContain("starttls");
    }
  }

  @Test
  @Specification("RFC 7395, section 3.3.3")
  @Specification("RFC 7395, section 3.6")
  void session_echoesStanzas_andEndsInGoodOrder() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls)) {
      WebClient client = WebClient.bound(acceptor.http());

      client.sayInParts("<message xmlns='jabber:client' id='m'><body>", "說</body></message>");
      assertThat(client.hear())
          .isEqualTo(
              "<message from='alice@simpp.example/desk' id='m' xmlns='jabber:client'>"
                  + "<body>說</body></message>");
      client.say("<message xmlns='jabber:client' id='1'/>");
      client.say("<message xmlns='jabber:client' id='2'/>");
      assertThat(client.hear()).contains("id='1'").doesNotContain("id='2'");
      assertThat(client.hear()).contains("id='2'");

      assertThat(client.say(CLOSE).hear()).isEqualTo(CLOSE);
      assertThat(client.awaitEnd()).isEqualTo(1000);
      assertThat(acceptor.receiver.closed.get(0).reason())
          .isEqualTo(TransportException.Reason.CLOSED);
    }
  }

  @Test
  @Specification("RFC 7395, section 3.8")
  void ping_isAnswered() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls)) {
      assertThat(WebClient.to(acceptor.http()).ping().hear()).isEqualTo("pong");
    }
  }

  @Test
  @Specification("RFC 7395, section 3.5")
  void streamError_isFollowedByClose() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls)) {
      WebClient client = WebClient.bound(acceptor.http());

      acceptor.receiver.bound.values().iterator().next().close(StreamCondition.CONFLICT, "twice");

      assertThat(client.hear())
          .startsWith("<stream:error xmlns:stream='http://etherx.jabber.org/streams'><conflict ");
      assertThat(client.hear()).isEqualTo(CLOSE);
      assertThat(client.awaitEnd()).isEqualTo(1000);
    }
  }

  @Test
  void connectionThatBreaks_isToldAsLost() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls)) {
      WebClient client = WebClient.bound(acceptor.http());
      client.drop();

      await().atMost(Duration.ofSeconds(5)).until(() -> !acceptor.receiver.closed.isEmpty());
      assertThat(acceptor.receiver.closed.get(0).reason())
          .isEqualTo(TransportException.Reason.LOST);
    }
  }

  @Test
  @Specification("RFC 7395, section 3.2")
  void binaryMessage_endsTheConnection() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls)) {
      assertThat(WebClient.to(acceptor.http()).sayBinary().awaitEnd()).isEqualTo(1003);
    }
  }

  @ParameterizedTest
  @CsvSource({"mqtt, '', 400", "xmpp, https://evil.example, 403"})
  @Specification("RFC 7395, section 3.1")
  void otherProtocolsAndPages_areRefused(String protocol, String origin, int status)
      throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls, "httpOrigins", "https://chat.example")) {
      assertThatThrownBy(() -> WebClient.of(acceptor.http(), protocol, origin))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOfSatisfying(
              WebSocketHandshakeException.class,
              refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(status));
      WebClient page = WebClient.of(acceptor.http(), "xmpp", "https://Chat.example");
      assertThat(page.say(WebClient.OPEN).hear()).startsWith("<open ");
    }
  }

  @Test
  @Specification("RFC 6120, section 6.4.5")
  void failedLogins_areLimited_byConnectionAndAddress() throws Exception {
    try (TestAcceptor acceptor =
        new TestAcceptor(tls, "maxFailedLogins", "2", "maxFailedLoginsPerAddress", "2")) {
      WebClient client = WebClient.to(acceptor.http()).say(WebClient.OPEN);
      client.hear();
      client.hear();
      client.say(WRONG).hear();
      assertThat(client.say(WRONG).hear()).contains("not-authorized");
      assertThat(client.hear()).contains("policy-violation");

      try (RawClient other = RawClient.secured(acceptor.c2s())) {
        other.say(RawClient.HEADER).await("</stream:features>");
        other.say(WRONG);
        assertThat(other.awaitEnd()).contains("policy-violation");
      }
    }
  }

  @Test
  @Specification("RFC 6120, section 13.12")
  void messages_areBounded_moreBeforeLoginThanAfter() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls, "maxElementBytes", "100000")) {
      WebClient client = WebClient.bound(acceptor.http());
      String body = "<message xmlns='jabber:client'><body>" + "a".repeat(60_000);
      assertThat(client.say(body + "</body></message>").hear()).hasSizeGreaterThan(60_000);
      client.sayInParts(body, body);
      assertThat(client.hear()).contains("<policy-violation");

      WebClient stranger = WebClient.to(acceptor.http());
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100; i++) {
                  stranger.sayInParts("a".repeat(9_000), "a".repeat(9_000));
                }
                throw new IOException("the server has closed: " + stranger.awaitEnd());
              })
          .isInstanceOf(Exception.class);
      // the connection is cut: a client sees that, or calls it 1006 (RFC 6455, section 7.1.5)
      assertThat(stranger.awaitEnd()).isIn(-1, 1006);
    }
  }

  @Test
  @Specification("RFC 6120, section 13.12")
  void connectionThatAsksNothing_isEnded() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls, "loginSeconds", "1");
        RawClient silent = RawClient.to(acceptor.http()).startTls()) {
      assertThat(silent.awaitEnd()).isEmpty();
      assertThat(WebClient.to(acceptor.http()).hear()).startsWith("<open ");
    }
  }

  @Test
  @Specification("XEP-0156, section 2.2")
  void hostMeta_saysWhereToConnect() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls)) {
      String socket = "wss://simpp.example:" + acceptor.http() + "/xmpp-websocket";

      HttpResponse<String> xrd = WebClient.get(acceptor.http(), "/.well-known/host-meta");
      assertThat(xrd.statusCode()).isEqualTo(200);
      assertThat(xrd.headers().firstValue("content-type").orElse(""))
          .startsWith("application/xrd+xml");
      assertThat(xrd.headers().firstValue("access-control-allow-origin")).contains("*");
      assertThat(xrd.body())
          .contains("<Link rel='urn:xmpp:alt-connections:websocket' href='" + socket + "'/>");
      assertThat(WebClient.get(acceptor.http(), "/.well-known/host-meta.json").body())
          .contains("\"href\": \"" + socket + "\"");
      assertThat(WebClient.get(acceptor.http(), "/").statusCode()).isEqualTo(404);
      assertThat(WebClient.get(acceptor.http(), "/xmpp-websocket").statusCode()).isEqualTo(400);
    }
    try (TestAcceptor acceptor = new TestAcceptor(tls, "httpUrl", "https://chat.example.org/")) {
      assertThat(WebClient.get(acceptor.http(), "/.well-known/host-meta").body())
          .contains("href='wss://chat.example.org/xmpp-websocket'");
    }
  }
}
