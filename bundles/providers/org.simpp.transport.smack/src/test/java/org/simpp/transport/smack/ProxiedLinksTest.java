package org.simpp.transport.smack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.model.Stanza;
import org.simpp.transport.ClientLink;
import org.simpp.transport.ConnectRequest;
import org.simpp.transport.ConnectRequest.Security;
import org.simpp.transport.Link;
import org.simpp.transport.LinkListener;
import org.simpp.transport.ProxyException;
import org.simpp.transport.ProxyServer;
import org.simpp.transport.ProxyServer.Kind;
import org.simpp.transport.SaslClientMechanism;
import org.simpp.transport.TransportException;
import org.simpp.transport.TransportException.Reason;
import org.simpp.xmpp.sasl.ScramClient;

/** Links through proxies, to the product's own acceptor. */
class ProxiedLinksTest implements LinkListener {
  private final SmackConnector connector = new SmackConnector();
  private final List<Stanza> stanzas = new CopyOnWriteArrayList<>();
  private RealServer server;
  private StrictProxy proxy;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = new RealServer(folder);
    proxy = new StrictProxy();
  }

  @AfterEach
  void stop() throws Exception {
    connector.close();
    server.close();
    proxy.close();
  }

  @ParameterizedTest
  @CsvSource({"HTTP,STARTTLS", "HTTP,DIRECT_TLS", "SOCKS5,STARTTLS", "SOCKS5,DIRECT_TLS"})
  @Specification("RFC 9110, section 9.3.6")
  @Specification("RFC 1928, section 4")
  void server_isReached_byANameThatTheProxyAloneKnows(Kind kind, Security security)
      throws Exception {
    ClientLink link = connect(kind, security, StrictProxy.HIDDEN, null);

    Jid address = get(link.login(scram(), "desk"));
    get(link.send(message("<a xmlns='urn:a'/>")));

    assertThat(address).isEqualTo(RealServer.ALICE.withResource("desk"));
    await().until(() -> !stanzas.isEmpty());
    assertThat(server.mechanisms)
        .as("the channel that is bound is the server's")
        .containsExactly("SCRAM-SHA-256-PLUS");
    assertThat(proxy.targets).containsExactly(StrictProxy.HIDDEN + ":" + port(security));
    assertThat(proxy.faults).isEmpty();
    link.close();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  @Specification("RFC 7617, section 2")
  @Specification("RFC 1929, section 2")
  void proxyThatAsks_isToldWhoComes(Kind kind) throws Exception {
    proxy.login = "alice:päß:wort";

    assertThat(
            get(connect(kind, Security.STARTTLS, "127.0.0.1", "päß:wort").login(scram(), "desk"))
                .local())
        .isEqualTo("alice");
    assertThat(refusal(kind, "127.0.0.1", "guess").reason()).isEqualTo(Reason.PROXY_LOGIN);
    ProxyException unsaid = refusal(kind, "127.0.0.1", null);
    assertThat(unsaid.reason()).isEqualTo(Reason.PROXY_LOGIN);
    assertThat(unsaid.proxy()).isEqualTo("127.0.0.1:" + proxy.port());
    assertThat(unsaid).hasMessageNotContaining("wort");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP|HTTP/1.1 403 Filtered\\r\\nA: b\\r\\n\\r\\n|403 Filtered",
        "HTTP|HTTP/1.1 502\\r\\n\\r\\n|502",
        "HTTP|SSH-2.0-OpenSSH\\r\\n\\r\\n|it does not speak HTTP",
        "HTTP|HTTP/1.1 500 \\u001b[31mred\\r\\n\\r\\n|500 ?[31mred",
        "HTTP|HTTP/1.1 407 No\\r\\nProxy-Authenticate: NTLM\\r\\n\\r\\n|407 No; it takes only ntlm",
        "HTTP|HTTP/1.1 200 half|it closed the connection",
        "SOCKS5|2|not allowed by its rules",
        "SOCKS5|5|connection refused",
        "SOCKS5|77|SOCKS 77"
      })
  void proxyThatRefuses_isNamedWithWhatItSaid(Kind kind, String answer, String shown) {
    proxy.answer = answer.replace("\\r", "\r").replace("\\n", "\n").replace("\\u001b", "\u001b");

    ProxyException refusal = refusal(kind, "127.0.0.1", null);

    assertThat(refusal.reason()).isEqualTo(Reason.PROXY_REFUSED);
    assertThat(refusal.answer()).isEqualTo(shown);
    assertThat(refusal.proxy()).isEqualTo("127.0.0.1:" + proxy.port());
  }

  @Test
  void proxyThatIsNotThere_isNamed() throws Exception {
    proxy.close();

    assertThat(refusal(Kind.HTTP, "127.0.0.1", null).reason()).isEqualTo(Reason.PROXY_UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200 ", "A"})
  void proxyThatTalksForever_isNotListenedToForever(String said) throws Exception {
    try (ServerSocket endless = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread talker =
          new Thread(
              () -> {
                try (var client = endless.accept()) {
                  client.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
                  while (true) {
                    client.getOutputStream().write('x');
                    if (said.length() == 1) {
                      Thread.sleep(50);
                    }
                  }
                } catch (IOException | InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      talker.setDaemon(true);
      talker.start();
      long begun = System.nanoTime();

      ProxyException refusal =
          refusal(
              new ProxyServer(Kind.HTTP, "127.0.0.1", endless.getLocalPort(), null), "127.0.0.1");

      assertThat(refusal.reason()).isEqualTo(Reason.PROXY_REFUSED);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
    }
  }

  private ProxyException refusal(Kind kind, String host, @Nullable String password) {
    return refusal(proxy(kind, password), host);
  }

  private ProxyException refusal(ProxyServer through, String host) {
    ExecutionException failure =
        catchThrowableOfType(
            ExecutionException.class,
            () -> get(connector.connect(request(through, Security.STARTTLS, host), this)));
    TransportException known = (TransportException) failure.getCause();
    ProxyException cause = (ProxyException) known.getCause();
    assertThat(known.reason()).isEqualTo(cause.reason());
    return cause;
  }

  private ClientLink connect(Kind kind, Security security, String host, @Nullable String password)
      throws Exception {
    return get(connector.connect(request(proxy(kind, password), security, host), this));
  }

  private ProxyServer proxy(Kind kind, @Nullable String password) {
    ProxyServer.Login login =
        password == null
            ? null
            : new ProxyServer.Login(
                "alice", SecretBytes.copyOf(password.getBytes(StandardCharsets.UTF_8)));
    return new ProxyServer(kind, "127.0.0.1", proxy.port(), login);
  }

  private ConnectRequest request(ProxyServer through, Security security, String host) {
    return new ConnectRequest(
        RealServer.ALICE,
        host,
        port(security),
        security,
        server.fingerprint(),
        "en",
        Duration.ofSeconds(5),
        through);
  }

  private int port(Security security) {
    return server.port(security == Security.STARTTLS ? "c2s" : "direct-tls");
  }

  private static List<SaslClientMechanism> scram() {
    return ScramClient.all("alice", RealServer.password("secret"), new SecureRandom()::nextBytes);
  }

  private static Stanza message(String payload) {
    return Stanza.builder(Stanza.Kind.MESSAGE)
        .to(RealServer.ALICE)
        .payload(Bytes.utf8(payload))
        .build();
  }

  private static <T> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(40, TimeUnit.SECONDS);
  }

  @Override
  public void received(Link from, Stanza stanza) {
    stanzas.add(stanza);
  }

  @Override
  public void closed(Link from, TransportException cause) {
    // what a test waits for comes otherwise
  }
}
