package org.simpp.transport.smack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.ClientLink;
import org.simpp.transport.ConnectRequest;
import org.simpp.transport.ConnectRequest.Security;
import org.simpp.transport.Link;
import org.simpp.transport.LinkListener;
import org.simpp.transport.SaslClientMechanism;
import org.simpp.transport.TransportException;
import org.simpp.transport.TransportException.Reason;
import org.simpp.transport.UntrustedCertificateException;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.sasl.OfferChangedException;
import org.simpp.xmpp.sasl.ScramClient;

/** Against the product's own acceptor: real TLS, real SCRAM, real sockets. */
class SmackConnectorTest implements LinkListener {
  private final SmackConnector connector = new SmackConnector();
  private final List<Stanza> stanzas = new CopyOnWriteArrayList<>();
  private final List<TransportException> ends = new CopyOnWriteArrayList<>();
  private RealServer server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = new RealServer(folder);
  }

  @AfterEach
  void stop() {
    connector.close();
    server.close();
  }

  @ParameterizedTest
  @EnumSource(Security.class)
  void login_bindsTheChannelAndTalks(Security security) throws Exception {
    ClientLink link = connect(security, server.fingerprint());
    assertThat(link.offeredMechanisms()).contains("SCRAM-SHA-256-PLUS", "SCRAM-SHA-1");
    assertThat(link.offeredFeatures()).contains("urn:x-simpp:2007#reg");
    assertThat(link.security().protocol()).isEqualTo("TLSv1.3");
    assertThat(link.security().certificateFingerprint()).isEqualTo(server.fingerprint());

    Jid address = get(link.login(scram("secret"), "desk"));
    Stanza message = message("<a xmlns='urn:a' b='c'>你好 &amp; 😀<d/></a>");
    get(link.send(message));

    assertThat(address).isEqualTo(RealServer.ALICE.withResource("desk"));
    assertThat(link.bound()).contains(address);
    assertThat(server.mechanisms).containsExactly("SCRAM-SHA-256-PLUS");
    await().until(() -> !stanzas.isEmpty());
    assertThat(StanzaCodec.children(stanzas.get(0))).isEqualTo(StanzaCodec.children(message));
    link.close();
    await().until(() -> !ends.isEmpty());
    assertThat(ends.get(0).reason()).isEqualTo(Reason.CLOSED);
    assertFails(link.send(message), Reason.CLOSED);
  }

  @Test
  void stanzas_comeInTheOrderTheyLeft() throws Exception {
    ClientLink link = connect(Security.STARTTLS, server.fingerprint());
    get(link.login(scram("secret"), "desk"));
    for (int i = 0; i < 300; i++) {
      get(link.send(message("<n xmlns='urn:n'>" + i + "</n>")));
    }

    await().until(() -> stanzas.size() == 300);
    for (int i = 0; i < 300; i++) {
      assertThat(stanzas.get(i).payload().utf8()).contains(">" + i + "<");
    }
  }

  @Test
  void login_takesTheCallersOrder() throws Exception {
    ClientLink link = connect(Security.STARTTLS, server.fingerprint());
    List<SaslClientMechanism> all = scram("secret");

    get(link.login(List.of(all.get(1), all.get(0)), "desk"));

    assertThat(server.mechanisms).containsExactly("SCRAM-SHA-1-PLUS");
  }

  @Test
  @Specification("RFC 6120, section 6.4.5")
  void login_withAWrongPassword_isRefused_andAnotherTryIsPossible() throws Exception {
    ClientLink link = connect(Security.STARTTLS, server.fingerprint());

    assertFails(link.login(scram("guess"), "desk"), Reason.NOT_AUTHORIZED);
    assertThat(get(link.login(scram("secret"), "desk")).local()).isEqualTo("alice");
  }

  @Test
  @Specification("XEP-0474, section 6.2")
  @Specification("XEP-0440, section 2")
  void login_goesOnOnlyWhereTheOfferCameAsItWasMade() throws Exception {
    ClientLink link = connect(Security.STARTTLS, server.fingerprint());
    Set<String> bindings = link.offeredBindings();
    assertThat(bindings).containsExactly("tls-server-end-point");

    Set<String> fewer = Set.of("SCRAM-SHA-1", "SCRAM-SHA-256");
    assertThatThrownBy(() -> get(link.login(scram(fewer, bindings), "desk")))
        .hasCauseInstanceOf(TransportException.class)
        .hasRootCauseInstanceOf(OfferChangedException.class);
    ClientLink again = connect(Security.STARTTLS, server.fingerprint());
    List<SaslClientMechanism> all = scram(again.offeredMechanisms(), again.offeredBindings());
    assertThat(get(again.login(all, "desk")).resource()).isEqualTo("desk");
  }

  @Test
  void login_withNothingInCommon_isRefused() throws Exception {
    ClientLink link = connect(Security.STARTTLS, server.fingerprint());

    assertFails(link.login(List.of(), "desk"), Reason.NOT_AUTHORIZED);
  }

  @Test
  void iq_isAnsweredBeforeTheLogIn() throws Exception {
    ClientLink link = connect(Security.STARTTLS, server.fingerprint());
    get(
        link.send(
            Stanza.builder(Stanza.Kind.IQ)
                .id("r1")
                .type("set")
                .payload(Bytes.utf8("<register xmlns='urn:x-simpp:2007#reg'/>"))
                .build()));

    await().until(() -> !stanzas.isEmpty());
    assertThat(stanzas.get(0).id()).contains("r1");
    assertThat(stanzas.get(0).type()).contains("result");
    assertThat(get(link.login(scram("secret"), "desk")).resource()).isEqualTo("desk");
  }

  @ParameterizedTest
  @Specification("RFC 6120, section 13.7.2")
  @EnumSource(Security.class)
  void connect_toAnUnknownCertificate_isRefusedAndShowsIt(Security security) throws Exception {
    TransportException failure =
        assertFails(connector.connect(request(security, null), this), Reason.CERTIFICATE_UNKNOWN);

    UntrustedCertificateException untrusted = (UntrustedCertificateException) failure.getCause();
    assertThat(EndPoint.fingerprint(untrusted.certificate())).isEqualTo(server.fingerprint());
  }

  @ParameterizedTest
  @Specification("RFC 6120, section 13.7.2")
  @EnumSource(Security.class)
  void connect_toAChangedCertificate_isRefused(Security security) {
    assertFails(
        connector.connect(request(security, Bytes.of(new byte[32])), this),
        Reason.CERTIFICATE_CHANGED);
  }

  @Test
  void connect_whereNobodyListens_isUnreachable() {
    int port = server.port("c2s");
    server.close();

    assertFails(
        connector.connect(request(Security.STARTTLS, port, null), this), Reason.UNREACHABLE);
  }

  @Test
  void shutdownOfTheServer_isToldOnce() throws Exception {
    ClientLink link = connect(Security.STARTTLS, server.fingerprint());
    get(link.login(scram("secret"), "desk"));

    server.close();

    await().until(() -> !ends.isEmpty());
    assertThat(ends.get(0).reason()).isIn(Reason.STREAM_ERROR, Reason.CLOSED);
    assertFails(link.send(message("<a xmlns='urn:a'/>")), Reason.CLOSED);
    assertThat(ends).hasSize(1);
  }

  @Override
  public void received(Link link, Stanza stanza) {
    stanzas.add(stanza);
  }

  @Override
  public void closed(Link link, TransportException cause) {
    ends.add(cause);
  }

  private ClientLink connect(Security security, Bytes pinned) throws Exception {
    return get(connector.connect(request(security, pinned), this));
  }

  private ConnectRequest request(Security security, @Nullable Bytes pinned) {
    int port = server.port(security == Security.STARTTLS ? "c2s" : "direct-tls");
    return request(security, port, pinned);
  }

  private static ConnectRequest request(Security security, int port, @Nullable Bytes pinned) {
    return new ConnectRequest(
        RealServer.ALICE, "127.0.0.1", port, security, pinned, "zh-TW", Duration.ofSeconds(20));
  }

  private static List<SaslClientMechanism> scram(String password) {
    return ScramClient.all("alice", RealServer.password(password), new SecureRandom()::nextBytes);
  }

  private static List<SaslClientMechanism> scram(Set<String> mechanisms, Set<String> bindings) {
    return ScramClient.all(
        "alice",
        RealServer.password("secret"),
        new SecureRandom()::nextBytes,
        mechanisms,
        bindings);
  }

  private static Stanza message(String payload) {
    return Stanza.builder(Stanza.Kind.MESSAGE)
        .to(RealServer.ALICE)
        .type("chat")
        .payload(Bytes.utf8(payload))
        .build();
  }

  private static <T> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static TransportException assertFails(CompletionStage<?> stage, Reason reason) {
    TransportException[] failure = new TransportException[1];
    assertThatThrownBy(() -> get(stage))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            TransportException.class,
            e -> {
              failure[0] = e;
              assertThat(e.reason()).isEqualTo(reason);
            });
    return failure[0];
  }
}
