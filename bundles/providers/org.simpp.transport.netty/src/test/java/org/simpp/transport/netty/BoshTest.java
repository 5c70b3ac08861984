package org.simpp.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

/** XMPP over requests: XEP-0124 and XEP-0206. */
class BoshTest {
  private static final String EMPTY =
      "<body xmlns='http://jabber.org/protocol/httpbind'"
          + " xmlns:stream='http://etherx.jabber.org/streams'/>";
  private static final String ITEM_NOT_FOUND = " type='terminate' condition='item-not-found'/>";

  @TempDir static Path folder;
  private static TlsFiles.Keystore tls;

  @BeforeAll
  static void makeCertificate() throws Exception {
    tls = Certificates.usual(folder);
  }

  private static String message(String id) {
    return "<message xmlns='jabber:client' id='" + id + "'><body>說</body></message>";
  }

  @Test
  @Specification("XEP-0124, section 7.2")
  @Specification("XEP-0206, section 4")
  void session_beginsWithItsTermsAndTheFeatures() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls)) {
      assertThat(BoshClient.to(acceptor.http()).begin(" wait='600' hold='3'"))
          .containsPattern(" sid='[0-9a-f]{32}' wait='60' requests='2' hold='1'")
          .contains(" inactivity='30' polling='5' ver='1.6' from='simpp.example' authid='")
          .contains("xmlns:xmpp='urn:xmpp:xbosh' xmpp:version='1.0' xmpp:restartlogic='true'")
          .contains("<stream:features", "<mechanism>TOKEN</mechanism>", "tls-server-end-point")
          .doesNotContain("starttls", " stream=", "maxpause", "accept=");
    }
  }

  @Test
  @Specification("XEP-0206, section 5")
  @Specification("XEP-0124, section 13")
  void session_logsIn_carriesStanzas_andEndsInGoodOrder() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls)) {
      BoshClient client = BoshClient.begun(acceptor.http());
      assertThat(
              client.say(
                  "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='TOKEN'>"
                      + "c2VjcmV0</auth>"))
          .contains("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'");
      assertThat(client.restart()).contains("<stream:features", "xmpp-bind");
      assertThat(
              client.say(
                  "<iq xmlns='jabber:client' type='set' id='b'>"
                      + "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>"))
          .contains("<jid>alice@simpp.example/given</jid>");

      assertThat(client.say(message("1") + message("2")))
          .containsSubsequence(
              "<message from='alice@simpp.example/given' id='1' xml:lang='en' xmlns='jabber:client'>",
              "<body>說</body>",
              " id='2' ")
          .endsWith("</message></body>");
      assertThat(
              BoshClient.await(
                  client.next(
                      " type='terminate'", "<presence xmlns='jabber:client' type='unavailable'/>")))
          .contains("<body ", " type='terminate'")
          .doesNotContain("condition=");
      await().atMost(Duration.ofSeconds(5)).until(() -> !acceptor.receiver.closed.isEmpty());
      assertThat(acceptor.receiver.closed.get(0).reason())
          .isEqualTo(TransportException.Reason.CLOSED);
      assertThat(client.say("")).endsWith(ITEM_NOT_FOUND);
    }
  }

  @Test
  @Specification("XEP-0124, section 8")
  void request_waitsForAPayload_orItsTime() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls)) {
      BoshClient client = BoshClient.bound(acceptor.http());
      acceptor.receiver.isMute = true;

      long began = System.nanoTime();
      assertThat(client.say("")).isEqualTo(EMPTY);
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isBetween(Duration.ofMillis(1_500), Duration.ofSeconds(15));

      CompletableFuture<String> held = client.next("", message("mute"));
      assertThatThrownBy(() -> held.get(500, TimeUnit.MILLISECONDS)).as("nothing yet").isNotNull();
      acceptor.receiver.isMute = false;
      CompletableFuture<String> next = client.next("", message("said"));
      assertThat(BoshClient.await(held))
          .as("there are more than are to wait")
          .contains("id='said'");
      assertThat(BoshClient.await(next)).isEqualTo(EMPTY);
    }
  }

  @Test
  @Specification("XEP-0124, section 14.2")
  void requests_areDealtWithInTheirOrder() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls)) {
      BoshClient client = BoshClient.bound(acceptor.http());
      CompletableFuture<String> second = client.request(client.rid + 2, "", message("2"));
      assertThatThrownBy(() -> second.get(300, TimeUnit.MILLISECONDS)).isNotNull();
      CompletableFuture<String> first = client.request(client.rid + 1, "", message("1"));

      String all = BoshClient.await(first) + BoshClient.await(second);
      assertThat(all).containsSubsequence("id='1'", "id='2'");
    }
  }

  @Test
  @Specification("XEP-0124, section 14.3")
  void answerThatWasLost_isGivenAgain() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls)) {
      BoshClient client = BoshClient.bound(acceptor.http());
      String answer = client.say(message("once"));
      assertThat(answer).contains("id='once'");

      assertThat(BoshClient.await(client.request(client.rid, "", message("once"))))
          .isEqualTo(answer);
      assertThat(client.say(message("next"))).contains("id='next'").doesNotContain("id='once'");
    }
  }

  @Test
  @Specification("XEP-0124, section 14.3")
  @Specification("XEP-0124, section 17.3")
  void requestThatComesAgain_isAnsweredWhereItCameLast() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls)) {
      BoshClient client = BoshClient.bound(acceptor.http());
      CompletableFuture<String> first = client.next("", "");
      assertThatThrownBy(() -> first.get(300, TimeUnit.MILLISECONDS)).isNotNull();
      CompletableFuture<String> again = client.request(client.rid, "", "");

      assertThat(BoshClient.await(first)).contains(" type='error'/>");
      assertThat(BoshClient.await(again)).isEqualTo(EMPTY);
    }
  }

  @ParameterizedTest
  @CsvSource({"-3", "3"})
  @Specification("XEP-0124, section 14.2")
  void numberOutsideTheWindow_endsTheSession(int distance) throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls)) {
      BoshClient client = BoshClient.bound(acceptor.http());

      assertThat(BoshClient.await(client.request(client.rid + distance, "", "")))
          .endsWith(ITEM_NOT_FOUND);
      assertThat(client.say(message("late"))).endsWith(ITEM_NOT_FOUND);
      assertThat(acceptor.receiver.closed).hasSize(1);
    }
  }

  @Test
  @Specification("XEP-0124, section 15.4")
  void requestWithAWrongKey_endsTheSession() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls)) {
      BoshClient client = BoshClient.to(acceptor.http());
      // the SHA-1 of "key"
      client.begin(" hold='1' newkey='a62f2225bf70bfaccbc7f1ef2a397836717377de'");
      String auth =
          "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='TOKEN'>c2VjcmV0</auth>";

      assertThat(BoshClient.await(client.next(" key='key'", auth))).contains("<success");
      assertThat(BoshClient.await(client.next(" key='other'", ""))).endsWith(ITEM_NOT_FOUND);
    }
  }

  @Test
  @Specification("XEP-0124, section 11")
  void pollingTooOften_endsTheSession() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls)) {
      BoshClient client = BoshClient.bound(acceptor.http());
      CompletableFuture<String> held = client.next("", "");
      assertThatThrownBy(() -> held.get(300, TimeUnit.MILLISECONDS)).isNotNull();
      CompletableFuture<String> second = client.next("", "");

      assertThat(BoshClient.await(held) + BoshClient.await(second))
          .contains(" type='terminate' condition='policy-violation'/>");
    }
  }

  @Test
  @Specification("XEP-0124, section 17.2")
  void requestsThatBeginNothing_areRefused() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls)) {
      BoshClient client = BoshClient.to(acceptor.http());
      String body = "<body xmlns='http://jabber.org/protocol/httpbind' rid='1'";

      assertThat(client.post(body + "/>")).contains("condition='improper-addressing'");
      assertThat(client.post(body + " to='other.example'/>")).contains("condition='host-unknown'");
      assertThat(client.post(body + " to='simpp.example' content='text/html'/>"))
          .contains("condition='bad-request'");
      assertThat(client.post("<body/>")).contains("condition='bad-request'");
      assertThat(client.post("nonsense")).contains("condition='bad-request'");
      assertThat(client.say("")).endsWith(ITEM_NOT_FOUND);
    }
  }

  @Test
  @Specification("XEP-0206, section 6")
  void streamError_endsTheSession() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls)) {
      BoshClient client = BoshClient.bound(acceptor.http());
      CompletableFuture<String> held = client.next("", "");
      assertThatThrownBy(() -> held.get(300, TimeUnit.MILLISECONDS)).isNotNull();

      acceptor.receiver.bound.values().iterator().next().close(StreamCondition.CONFLICT, "twice");

      assertThat(BoshClient.await(held))
          .contains(" type='terminate' condition='remote-stream-error'>")
          .contains("<stream:error", "<conflict ");
      assertThat(client.say("")).endsWith(ITEM_NOT_FOUND);
    }
  }

  @Test
  @Specification("RFC 6120, section 6.4.5")
  void loginThatTakesTooLong_endsTheSession() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls, "loginSeconds", "1")) {
      BoshClient client = BoshClient.begun(acceptor.http());

      assertThat(client.say("")).contains("condition='remote-stream-error'", "login takes longer");
    }
  }

  @Test
  @Specification("XEP-0124, section 13")
  void sessions_countAsConnections_untilTheyEnd() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls, "maxConnectionsPerAddress", "3")) {
      BoshClient client = BoshClient.begun(acceptor.http());
      // a connection and a session; with one more connection there is no place for its session
      BoshClient other = BoshClient.to(acceptor.http());
      assertThat(other.begin("")).contains(" type='terminate' condition='policy-violation'/>");

      client.request(client.rid + 1, " type='terminate'", "").get(10, TimeUnit.SECONDS);
      await()
          .atMost(Duration.ofSeconds(10))
          .ignoreExceptions()
          .untilAsserted(
              () -> assertThat(BoshClient.to(acceptor.http()).begin("")).contains(" sid='"));
    }
  }

  @Test
  @Specification("RFC 6120, section 13.12")
  void requests_areBounded_moreBeforeLoginThanAfter() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls, "maxElementBytes", "100000")) {
      BoshClient client = BoshClient.bound(acceptor.http());
      String large = "<message xmlns='jabber:client'><body>" + "a".repeat(60_000) + "</body>";
      assertThat(client.say(large + "</message>")).hasSizeGreaterThan(60_000);
      assertThat(BoshClient.await(client.send(client.body("a".repeat(200_000)))).statusCode())
          .isEqualTo(413);

      BoshClient stranger = BoshClient.begun(acceptor.http());
      assertThatThrownBy(() -> stranger.say(large + "</message>")).isNotNull();
    }
  }

  @Test
  void pages_mayConnect_whereTheirOriginIsListed() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls, "httpOrigins", "https://chat.example")) {
      BoshClient client = BoshClient.to(acceptor.http());
      HttpResponse<String> permission =
          BoshClient.await(client.ask("OPTIONS", "", "Origin", "https://chat.example"));
      assertThat(permission.statusCode()).isEqualTo(200);
      assertThat(permission.headers().firstValue("access-control-allow-origin"))
          .contains("https://chat.example");
      assertThat(permission.headers().firstValue("access-control-allow-methods"))
          .contains("POST, OPTIONS");
      assertThat(permission.headers().firstValue("access-control-allow-headers"))
          .contains("Content-Type");

      HttpResponse<String> answer =
          BoshClient.await(client.ask("POST", "<body/>", "Origin", "https://chat.example"));
      assertThat(answer.headers().firstValue("access-control-allow-origin"))
          .contains("https://chat.example");
      assertThat(answer.headers().firstValue("content-type")).contains("text/xml; charset=utf-8");
      for (String method : new String[] {"OPTIONS", "POST"}) {
        assertThat(
                BoshClient.await(client.ask(method, "", "Origin", "https://evil.example"))
                    .statusCode())
            .isEqualTo(403);
      }
      assertThat(BoshClient.await(client.ask("GET", "")).statusCode()).isEqualTo(405);
    }
  }

  @Test
  @Specification("XEP-0156, section 2.2")
  void hostMeta_saysWhereToSendRequests() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls)) {
      String url = "https://simpp.example:" + acceptor.http() + "/http-bind";

      assertThat(WebClient.get(acceptor.http(), "/.well-known/host-meta").body())
          .contains("<Link rel='urn:xmpp:alt-connections:xbosh' href='" + url + "'/>");
      assertThat(WebClient.get(acceptor.http(), "/.well-known/host-meta.json").body())
          .contains("\"rel\": \"urn:xmpp:alt-connections:xbosh\", \"href\": \"" + url + "\"");
    }
  }
}
