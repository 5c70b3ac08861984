package org.simpp.itests.products;

import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.simpp.card.keystore.KeystoreReader;
import org.simpp.client.CertificateJudge;
import org.simpp.client.Entry;
import org.simpp.client.Invitation;
import org.simpp.client.NewAccount;
import org.simpp.client.Presence;
import org.simpp.client.ServerAddress;
import org.simpp.client.Session;
import org.simpp.client.SignIn;
import org.simpp.client.history.internal.FileHistoryStore;
import org.simpp.client.internal.account.AccountDesk;
import org.simpp.client.internal.account.Means;
import org.simpp.client.internal.proxy.Routes;
import org.simpp.client.internal.settings.SettingsFolder;
import org.simpp.crypto.bc.Simpp2007Suite;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.presence.rfc6121.Rfc6121PresenceService;
import org.simpp.registry.CardReaders;
import org.simpp.registry.CipherSuites;
import org.simpp.transport.ClientLink;
import org.simpp.transport.ConnectRequest;
import org.simpp.transport.Connector;
import org.simpp.transport.LinkListener;
import org.simpp.transport.ProxyServer;
import org.simpp.transport.TransportException;
import org.simpp.transport.smack.SmackConnector;

/** Everything of the desktop but its windows: cards, history, Smack, crypto. */
final class HeadlessDesktop implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String PIN = "314159";

  private final SmackConnector connector = new SmackConnector();
  private final AtomicReference<@Nullable ClientLink> last = new AtomicReference<>();
  private final AccountDesk messenger;

  HeadlessDesktop(Path folder) {
    this(folder, Routes.DIRECT);
  }

  /**
   * @param routes the proxies on its way
   */
  HeadlessDesktop(Path folder, Routes routes) {
    messenger =
        new AccountDesk(
            new Means(
                new Observed(),
                routes,
                CipherSuites.of(new Simpp2007Suite()),
                CardReaders.of(KeystoreReader.in(folder.resolve("cards")), "keystore"),
                new Rfc6121PresenceService(),
                new FileHistoryStore(),
                new SettingsFolder(folder.resolve("accounts")),
                Clock.systemUTC(),
                new SecureRandom()::nextBytes));
  }

  Session create(String invitation, ServerAddress server) throws Exception {
    return get(
        messenger.createAccount(
            new NewAccount(Invitation.parse(invitation), pin(), server, "zh-TW"), declining()));
  }

  Session signIn(Jid account) throws Exception {
    return get(messenger.signIn(new SignIn(account, pin(), null, "en"), declining()));
  }

  /** Cuts its connection, as a network does that goes away. */
  void cut() {
    Objects.requireNonNull(last.get(), "it has been connected")
        .sever(new TransportException(TransportException.Reason.LOST, "cut"));
  }

  /** Each is the other's contact, sees the other online, and knows what the other takes. */
  static void befriend(Session one, Jid first, Session other, Jid second) throws Exception {
    get(one.contacts().add(second, "", Set.of(), true));
    get(other.contacts().add(first, "", Set.of(), true));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                presence(one, second) == Presence.Show.AVAILABLE
                    && one.conversations().takesMore(second)
                    && other.conversations().takesMore(first));
  }

  static List<String> received(Session session, Jid contact) throws Exception {
    return get(session.conversations().latest(contact, 500)).stream()
        .filter(Entry::isReceived)
        .map(Entry::text)
        .toList();
  }

  static Presence.Show presence(Session session, Jid contact) {
    return session
        .contacts()
        .find(contact)
        .map(one -> one.presence().show())
        .orElse(Presence.Show.UNKNOWN);
  }

  static <T> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    messenger.close();
    connector.close();
  }

  /** The invitation pins the certificate, so nobody may ask. */
  private static CertificateJudge declining() {
    return facts -> CompletableFuture.completedFuture(CertificateJudge.Decision.DECLINE);
  }

  private static SecretBytes pin() {
    return SecretBytes.takeOver(PIN.getBytes(StandardCharsets.UTF_8));
  }

  /** Remembers the last link. */
  private final class Observed implements Connector {
    @Override
    public CompletionStage<ClientLink> connect(ConnectRequest request, LinkListener listener) {
      return connector
          .connect(request, listener)
          .thenApply(
              link -> {
                last.set(link);
                return link;
              });
    }

    @Override
    public Socket socket(ProxyServer proxy, String host, int port) {
      return connector.socket(proxy, host, port);
    }
  }
}
