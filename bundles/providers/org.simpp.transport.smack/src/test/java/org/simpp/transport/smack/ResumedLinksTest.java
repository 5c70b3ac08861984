package org.simpp.transport.smack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Stanza;
import org.simpp.transport.ClientLink;
import org.simpp.transport.ConnectRequest;
import org.simpp.transport.ConnectRequest.Security;
import org.simpp.transport.Link;
import org.simpp.transport.LinkListener;
import org.simpp.transport.Resumption;
import org.simpp.transport.SaslClientMechanism;
import org.simpp.transport.SessionStart;
import org.simpp.transport.TransportException;
import org.simpp.transport.TransportException.Reason;
import org.simpp.xmpp.sasl.ScramClient;

/** Sessions that outlive their links, against the product's own acceptor. */
class ResumedLinksTest implements LinkListener {
  private static final TransportException CUT = new TransportException(Reason.LOST, "cut");
  private static final int CUTS = 12;

  private final List<String> came = new CopyOnWriteArrayList<>();
  private final BlockingQueue<TransportException> ends = new LinkedBlockingQueue<>();
  private final List<SmackConnector> connectors = new ArrayList<>();
  private RealServer server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    server = new RealServer(folder);
  }

  @AfterEach
  void stop() {
    connectors.forEach(SmackConnector::close);
    server.close();
  }

  @ParameterizedTest
  @EnumSource(Security.class)
  @Specification("XEP-0198, section 5")
  void session_goesOnOverLinksThatAreCutAtAnyInstant(Security security) throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    ClientLink link = connect(new SmackConnector(), security);
    SessionStart start = get(link.login(scram(), "desk", null));
    assertThat(start).isInstanceOf(SessionStart.Fresh.class);
    List<CompletableFuture<Void>> sent = new ArrayList<>();
    for (int cut = 0; cut < CUTS; cut++) {
      for (int i = random.nextInt(200); i >= 0; i--) {
        sent.add(send(link, sent.size()));
      }
      Thread.sleep(random.nextInt(15));
      link.sever(CUT);
      sent.add(send(link, sent.size()));
      assertThat(ends.poll(20, TimeUnit.SECONDS)).isSameAs(CUT);
      sent.add(send(link, sent.size()));
      Resumption left = link.handOver().orElseThrow();
      link = connect(new SmackConnector(), security);
      assertThat(get(link.login(scram(), "desk", left)))
          .as("cut %d, seed %d", cut, seed)
          .isEqualTo(new SessionStart.Resumed(start.address()));
    }

    int all = sent.size();
    await().until(() -> came.size() >= all);
    assertThat(came)
        .as("seed %d", seed)
        .isEqualTo(IntStream.range(0, all).mapToObj(String::valueOf).toList());
    await().until(() -> sent.stream().allMatch(stage -> stage.isDone()));
    assertThat(sent).noneMatch(CompletableFuture::isCompletedExceptionally);
    assertThat(server.mechanisms).as("bound once").hasSize(1);
  }

  @Test
  @Specification("XEP-0198, section 5")
  void sessionThatTheServerForgot_isReplaced_andSaysWhatWasTaken() throws Exception {
    ClientLink link = connect(new SmackConnector(), Security.STARTTLS);
    get(link.login(scram(), "desk", null));
    CompletableFuture<Void> taken = send(link, 0);
    get(taken);
    link.sever(CUT);
    assertThat(ends.poll(20, TimeUnit.SECONDS)).isNotNull();
    CompletableFuture<Void> lost = send(link, 1);
    server.forgetSessions();
    Resumption left = link.handOver().orElseThrow();

    ClientLink next = connect(new SmackConnector(), Security.STARTTLS);
    SessionStart start = get(next.login(scram(), "desk", left));

    assertThat(start)
        .isEqualTo(new SessionStart.Fresh(RealServer.ALICE.withResource("desk"), true, 1L));
    assertThat(lost).isCompletedExceptionally();
    get(send(next, 2));
    await().untilAsserted(() -> assertThat(came).containsExactly("0", "2"));
  }

  @Test
  void serverWithoutStreamManagement_isUsedWithout() throws Exception {
    server.managed = false;
    ClientLink link = connect(new SmackConnector(), Security.STARTTLS);

    SessionStart start = get(link.login(scram(), "desk", null));

    assertThat(start)
        .isEqualTo(new SessionStart.Fresh(RealServer.ALICE.withResource("desk"), false, null));
    get(send(link, 0));
    assertThatThrownBy(link::check).isInstanceOf(IllegalStateException.class);
    link.sever(CUT);
    assertThat(ends.poll(20, TimeUnit.SECONDS)).isNotNull();
    assertThat(link.handOver()).isEmpty();
  }

  @Test
  void providerThatStops_leavesItsSessionsToTheNext() throws Exception {
    SmackConnector first = new SmackConnector();
    ClientLink link = connect(first, Security.STARTTLS);
    SessionStart start = get(link.login(scram(), "desk", null));
    CompletableFuture<Void> sent = send(link, 0);

    first.close();

    assertThat(ends.poll()).as("told before the provider is gone").isNotNull();
    link.close();
    link.sever(CUT);
    ClientLink next = connect(new SmackConnector(), Security.STARTTLS);
    assertThat(get(next.login(scram(), "desk", link.handOver().orElseThrow())))
        .isEqualTo(new SessionStart.Resumed(start.address()));
    get(sent);
  }

  @Test
  void check_isAnswered_andTheAddressIsThisComputers() throws Exception {
    ClientLink link = connect(new SmackConnector(), Security.STARTTLS);
    get(link.login(scram(), "desk", null));

    get(link.check());

    assertThat(link.localAddress()).contains(InetAddress.getByName("127.0.0.1"));
    link.sever(CUT);
    assertThat(ends.poll(20, TimeUnit.SECONDS)).isNotNull();
    assertThat(link.localAddress()).isEmpty();
  }

  @Test
  @Specification("XEP-0198, section 5")
  void linkThatIsLeftInGoodOrder_leavesNothingToGoOnWith() throws Exception {
    ClientLink link = connect(new SmackConnector(), Security.STARTTLS);
    get(link.login(scram(), "desk", null));
    get(send(link, 0));
    await().until(() -> came.size() == 1);

    link.close();

    assertThat(ends.poll(20, TimeUnit.SECONDS))
        .extracting(TransportException::reason)
        .isEqualTo(Reason.CLOSED);
    assertThat(link.handOver()).isEmpty();
    assertThat(link.send(message(1)).toCompletableFuture()).isCompletedExceptionally();
  }

  @Override
  public void received(Link link, Stanza stanza) {
    came.add(stanza.id().orElseThrow());
  }

  @Override
  public void closed(Link link, TransportException cause) {
    ends.add(cause);
  }

  private ClientLink connect(SmackConnector connector, Security security) throws Exception {
    connectors.add(connector);
    int port = server.port(security == Security.STARTTLS ? "c2s" : "direct-tls");
    return get(
        connector.connect(
            new ConnectRequest(
                RealServer.ALICE,
                "127.0.0.1",
                port,
                security,
                server.fingerprint(),
                "en",
                Duration.ofSeconds(20)),
            this));
  }

  private static CompletableFuture<Void> send(ClientLink link, int number) {
    return link.send(message(number)).toCompletableFuture();
  }

  private static Stanza message(int number) {
    return Stanza.builder(Stanza.Kind.MESSAGE).to(RealServer.ALICE).id("" + number).build();
  }

  private static List<SaslClientMechanism> scram() {
    return ScramClient.all("alice", RealServer.password("secret"), new SecureRandom()::nextBytes);
  }

  private static <T extends @Nullable Object> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
