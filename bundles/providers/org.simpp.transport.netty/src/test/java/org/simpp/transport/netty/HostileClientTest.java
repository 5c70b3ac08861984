package org.simpp.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.Link;
import org.simpp.transport.TransportException;
import org.simpp.transport.netty.settings.TlsFiles;
import org.simpp.transport.netty.tls.Certificates;

/** Clients that break rules or waste what a server has. */
class HostileClientTest {
  @TempDir static Path folder;
  private static TlsFiles.Keystore tls;

  @BeforeAll
  static void makeCertificate() throws Exception {
    tls = Certificates.usual(folder);
  }

  private static String wrongAuth() {
    String token = Base64.getEncoder().encodeToString("wrong".getBytes(StandardCharsets.UTF_8));
    return "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='TOKEN'>" + token + "</auth>";
  }

  @Test
  @Specification("RFC 6120, section 4.9.3.12")
  @Specification("RFC 6120, section 13.8")
  void stanza_withoutTls_isRefusedAndTheConnectionClosed() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls);
        RawClient client = RawClient.to(acceptor.c2s())) {
      client.say(RawClient.HEADER).await("</stream:features>");
      client.say("<message to='bob@simpp.example'><body>hi</body></message>");

      assertThat(client.awaitEnd()).contains("<not-authorized").endsWith("</stream:stream>");
      assertThat(acceptor.receiver.received).isEmpty();
    }
  }

  @Test
  @Specification("RFC 6120, section 5.3.3")
  @Specification("RFC 6120, section 5.4.2.2")
  void bytesInClear_behindStartTls_areRefused() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls);
        RawClient client = RawClient.to(acceptor.c2s())) {
      client.say(RawClient.HEADER).await("</stream:features>");
      client.say(
          "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>" + RawClient.HEADER + wrongAuth());

      assertThat(client.awaitEnd())
          .isEqualTo("<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:stream>");
    }
  }

  @Test
  void textInsteadOfTls_endsTheConnection() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls);
        RawClient client = RawClient.to(acceptor.directTls())) {
      client.say(RawClient.HEADER);

      assertThat(client.awaitEnd()).doesNotContain("stream");
    }
  }

  @Test
  @Specification("RFC 6120, section 4.9.3.14")
  @Specification("RFC 6120, section 13.12")
  void stanza_tooLarge_isAPolicyViolation() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls, "maxElementBytes", "20000");
        RawClient client = RawClient.bound(acceptor.c2s())) {
      client.say("<message><body>" + "a".repeat(30_000));

      assertThat(client.awaitEnd()).contains("<policy-violation").endsWith("</stream:stream>");
      assertThat(acceptor.receiver.closed).hasSize(1);
      assertThat(acceptor.receiver.closed.get(0).reason())
          .isEqualTo(TransportException.Reason.STREAM_ERROR);
    }
  }

  @Test
  @Specification("RFC 6120, section 4.9.3.14")
  @Specification("RFC 6120, section 13.12")
  void stanza_tooDeep_isAPolicyViolation() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls, "maxDepth", "10");
        RawClient client = RawClient.bound(acceptor.c2s())) {
      client.say("<message>" + "<a>".repeat(9) + "</a>".repeat(9) + "</message>");
      client.await("</message>");
      client.say("<message>" + "<a>".repeat(10) + "</a>".repeat(10) + "</message>");

      assertThat(client.awaitEnd()).contains("<policy-violation");
    }
  }

  @Test
  @Specification("RFC 6120, section 13.12")
  void login_thatTakesTooLong_isEnded() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls, "loginSeconds", "1");
        RawClient client = RawClient.to(acceptor.c2s())) {
      for (char c : RawClient.HEADER.substring(0, 20).toCharArray()) {
        client.say(String.valueOf(c));
        Thread.sleep(20);
      }

      assertThat(client.awaitEnd()).contains("<policy-violation").contains("1 seconds");
    }
  }

  @Test
  @Specification("RFC 6120, section 13.12")
  void handshake_thatTakesTooLong_isEnded() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls, "tlsHandshakeSeconds", "1");
        RawClient client = RawClient.to(acceptor.directTls())) {
      long began = System.nanoTime();
      client.awaitEnd();

      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
    }
  }

  @Test
  @Specification("RFC 6120, section 4.6.3")
  @Specification("RFC 6120, section 4.9.3.4")
  void session_thatIsSilent_isEnded() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls, "idleSeconds", "1");
        RawClient client = RawClient.bound(acceptor.c2s())) {
      for (int i = 0; i < 8; i++) {
        Thread.sleep(200);
        client.say(" ");
      }
      client.say("<message/>").await("<message");

      assertThat(client.awaitEnd()).contains("<connection-timeout");
    }
  }

  @Test
  @Specification("RFC 6120, section 4.9.3.17")
  @Specification("RFC 6120, section 13.12")
  void session_ofASlowReader_isBounded() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls, "maxQueuedBytes", "65536");
        RawClient client = RawClient.bound(acceptor.c2s())) {
      assertThat(client.tls().isConnected()).isTrue();
      Link link = acceptor.receiver.bound.get(Jid.of("alice@simpp.example/desk"));
      Stanza stanza =
          Stanza.builder(Stanza.Kind.MESSAGE).payload(Bytes.utf8("a".repeat(4_000))).build();
      for (int i = 0; i < 100_000 && acceptor.receiver.closed.isEmpty(); i++) {
        link.send(stanza);
        if (i % 100 == 0) {
          Thread.sleep(1);
        }
      }

      await().atMost(Duration.ofSeconds(5)).until(() -> !acceptor.receiver.closed.isEmpty());
      assertThat(acceptor.receiver.closed.get(0)).hasMessageContaining("resource-constraint");
      assertThatThrownBy(() -> link.send(stanza).toCompletableFuture().get(5, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(TransportException.class);
    }
  }

  @Test
  @Specification("RFC 6120, section 6.4.5")
  @Specification("RFC 6120, section 13.12")
  void logins_thatFail_areLimitedByConnectionAndAddress() throws Exception {
    try (TestAcceptor acceptor =
        new TestAcceptor(tls, "maxFailedLogins", "2", "maxFailedLoginsPerAddress", "3")) {
      try (RawClient client = RawClient.secured(acceptor.c2s())) {
        client.say(RawClient.HEADER).await("</stream:features>");
        client.say(wrongAuth()).await("</failure>");
        client.say(wrongAuth());
        assertThat(client.awaitEnd()).contains("<not-authorized").contains("<policy-violation");
      }
      try (RawClient client = RawClient.secured(acceptor.c2s())) {
        client.say(RawClient.HEADER).await("</stream:features>");
        client.say(wrongAuth());
        assertThat(client.awaitEnd()).contains("<not-authorized").contains("<policy-violation");
      }
      try (RawClient client = RawClient.secured(acceptor.c2s())) {
        client.say(RawClient.HEADER).await("</stream:features>");
        client.say(wrongAuth());
        assertThat(client.awaitEnd())
            .doesNotContain("not-authorized")
            .contains("<policy-violation");
      }
    }
  }

  @Test
  @Specification("RFC 6120, section 13.12")
  void connections_areLimited() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls, "maxConnectionsPerAddress", "1")) {
      try (RawClient first = RawClient.bound(acceptor.c2s());
          RawClient second = RawClient.to(acceptor.c2s())) {
        assertThat(endOf(second)).isEmpty();
        assertThat(first.say("<message/>").await("<message")).contains("<message");
      }
      await()
          .atMost(Duration.ofSeconds(5))
          .ignoreException(IOException.class)
          .until(() -> acceptsAgain(acceptor.c2s()));
    }
  }

  private static boolean acceptsAgain(int port) throws IOException {
    try (RawClient client = RawClient.bound(port)) {
      return client.tls().isConnected();
    }
  }

  private static String endOf(RawClient client) throws IOException {
    try {
      return client.awaitEnd();
    } catch (SocketException reset) {
      return "";
    }
  }
}
