package org.simpp.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.Link;
import org.simpp.transport.StreamCondition;
import org.simpp.transport.TransportException;
import org.simpp.transport.netty.settings.AcceptorSettings;
import org.simpp.transport.netty.settings.InvalidSettingException;
import org.simpp.transport.netty.settings.TlsFiles;
import org.simpp.transport.netty.tls.Certificates;

class NettyAcceptorTest {
  private static final Jid DESK = Jid.of("alice@simpp.example/desk");

  @TempDir static Path folder;
  private static TlsFiles.Keystore tls;

  @BeforeAll
  static void makeCertificate() throws Exception {
    tls = Certificates.usual(folder);
  }

  @Test
  void constructor_withAWrongValue_refusesIt() {
    assertThatThrownBy(() -> new NettyAcceptor(Map.of("maxDepth", "3")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("maxDepth = 3");
  }

  @ParameterizedTest
  @CsvSource({"auto, 0.0.0.0", "nio, 0.0.0.0", "auto, ::1", "nio, ::1"})
  void listen_opensTheAddressAndNoOther(String transport, String address) throws Exception {
    try (TestAcceptor acceptor =
        new TestAcceptor(tls, "bindAddress", address, "transport", transport)) {
      InetAddress given = InetAddress.getByName(address);
      InetAddress other =
          InetAddress.getByName(given instanceof Inet4Address ? "::1" : "127.0.0.1");

      assertThat(acceptor.address()).isEqualTo(given);
      assertThatThrownBy(() -> new Socket(other, acceptor.c2s()).close())
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void listen_onAPortInUse_saysWhichAndOpensNone() throws Exception {
    String c2s = String.valueOf(freePort());
    try (ServerSocket inUse = new ServerSocket(0)) {
      String directTls = String.valueOf(inUse.getLocalPort());

      assertThatThrownBy(() -> new TestAcceptor(tls, "c2sPort", c2s, "directTlsPort", directTls))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("port " + directTls)
          .hasMessageContaining("directTlsPort");
      new ServerSocket(Integer.parseInt(c2s)).close();
    }
  }

  @Test
  void listen_withoutCertificate_saysWhichFile() {
    TlsFiles.Keystore missing =
        new TlsFiles.Keystore(folder.resolve("missing.p12"), tls.passwordFile());

    assertThatThrownBy(() -> new TestAcceptor(missing))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("missing.p12 is not there");
  }

  @Test
  void modified_wrongly_keepsTheOldConfiguration() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls, "maxDepth", "10")) {
      acceptor.acceptor.modified(acceptor.with("maxDepth", "deep"));

      try (RawClient client = RawClient.bound(acceptor.c2s())) {
        client.say("<message>" + "<a>".repeat(10));
        assertThat(client.awaitEnd()).contains("<policy-violation");
      }
    }
  }

  @Test
  void modified_holdsForNewConnections(@TempDir Path other) throws Exception {
    TlsFiles.Keystore renewed = Certificates.usual(other);
    try (TestAcceptor acceptor = new TestAcceptor(tls, "maxDepth", "10")) {
      Bytes before = acceptor.listening.certificateFingerprint();
      acceptor.acceptor.modified(
          acceptor.with("maxDepth", "12", "keystore", renewed.file().toString()));

      try (RawClient client = RawClient.bound(acceptor.c2s())) {
        client.say("<message>" + "<a>".repeat(10) + "</a>".repeat(10) + "</message>");
        client.await("</message>");
      }
      assertThat(acceptor.receiver.security.get().certificateFingerprint())
          .isEqualTo(acceptor.listening.certificateFingerprint())
          .isNotEqualTo(before);
    }
  }

  @Test
  @Specification("RFC 6120, section 4.9.3.20")
  void close_endsStreamsWithSystemShutdown() throws Exception {
    TestAcceptor acceptor = new TestAcceptor(tls);
    try (RawClient client = RawClient.bound(acceptor.c2s());
        RawClient inClear = RawClient.to(acceptor.c2s())) {
      inClear.say(RawClient.HEADER).await("</stream:features>");
      CompletableFuture<Void> closing = CompletableFuture.runAsync(acceptor::close);

      assertThat(client.awaitEnd()).contains("<system-shutdown").endsWith("</stream:stream>");
      assertThat(inClear.awaitEnd()).contains("<system-shutdown").endsWith("</stream:stream>");
      client.socket().close();
      inClear.socket().close();
      closing.get(10, TimeUnit.SECONDS);
      assertThat(acceptor.receiver.closed)
          .singleElement()
          .extracting(TransportException::reason)
          .isEqualTo(TransportException.Reason.STOPPED);
    }
  }

  @Test
  void resourceThatIsGivenAfterTheEnd_isGivenBack() throws Exception {
    CompletableFuture<Void> late = new CompletableFuture<>();
    TestAcceptor acceptor = new TestAcceptor(tls);
    acceptor.receiver.givesResourcesAfter = late;
    try (RawClient client = RawClient.secured(acceptor.c2s())) {
      client.say(RawClient.HEADER).await("</stream:features>");
      client.logIn().say(RawClient.BIND);
      await().atMost(Duration.ofSeconds(5)).until(() -> !acceptor.receiver.bound.isEmpty());
      client.socket().close();
      acceptor.close();
      assertThat(acceptor.receiver.closed).isEmpty();

      late.complete(null);

      assertThat(acceptor.receiver.closed).hasSize(1);
      assertThat(acceptor.receiver.bound).isEmpty();
    }
  }

  @Test
  void link_closedWithACondition_saysIt() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls);
        RawClient client = RawClient.bound(acceptor.c2s())) {
      Link link = acceptor.receiver.bound.get(DESK);
      assertThat(link.peer()).isEqualTo("127.0.0.1:" + client.socket().getLocalPort());
      assertThat(link.bound()).contains(DESK);

      link.close(StreamCondition.CONFLICT, "another one");

      assertThat(client.awaitEnd()).contains("<conflict").contains(">another one<");
    }
  }

  @Test
  void connection_thatBreaksOff_isTold() throws Exception {
    try (TestAcceptor acceptor = new TestAcceptor(tls);
        RawClient client = RawClient.bound(acceptor.c2s())) {
      client.socket().close();

      await().atMost(Duration.ofSeconds(5)).until(() -> acceptor.receiver.closed.size() == 1);
      assertThat(acceptor.receiver.closed.get(0).reason())
          .isEqualTo(TransportException.Reason.LOST);
    }
  }

  @Test
  void send_fromManyThreads_keepsEachThreadsOrder() throws Exception {
    int threads = 4;
    int each = 500;
    try (TestAcceptor acceptor = new TestAcceptor(tls);
        RawClient client = RawClient.bound(acceptor.c2s())) {
      Link link = acceptor.receiver.bound.get(DESK);
      for (int t = 0; t < threads; t++) {
        int thread = t;
        new Thread(
                () -> {
                  for (int i = 0; i < each; i++) {
                    link.send(message(thread, i));
                  }
                })
            .start();
      }

      int[] next = new int[threads];
      for (int i = 0; i < threads * each; i++) {
        String id = client.await("/>").replaceAll("(?s).*id='([^']+)'.*", "$1");
        int thread = Integer.parseInt(id.substring(0, 1));
        assertThat(id).isEqualTo(thread + "-" + next[thread]++);
      }
    }
  }

  @Test
  void tap_seesStanzasOfSessionsAlone(@TempDir Path data) throws Exception {
    System.setProperty("karaf.data", data.toString());
    try (TestAcceptor acceptor = new TestAcceptor(tls, "stanzaTapFile", "tap/stanzas");
        RawClient client = RawClient.bound(acceptor.c2s())) {
      client.say("<message id='m'><body>control</body></message>").await("</message>");

      Path file = data.resolve("tap/stanzas");
      String seen = Files.readString(file);
      assertThat(seen)
          .containsSubsequence("in 127.0.0.1", "<body>control<", "out 127.0.0.1", "<body>control<")
          .doesNotContain("<auth", "<bind");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    } finally {
      System.clearProperty("karaf.data");
    }
  }

  @Test
  void engine_takesNativeCodeWhereItIs() throws Exception {
    AcceptorSettings settings = AcceptorSettings.of(Map.of(), folder, folder);

    assertThat(Engine.of(settings).description()).startsWith("epoll and BoringSSL");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Stanza message(int thread, int number) {
    return Stanza.builder(Stanza.Kind.MESSAGE).id(thread + "-" + number).build();
  }
}
