package org.simpp.client.internal.account;

import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.simpp.card.CardReader;
import org.simpp.card.keystore.KeystoreReader;
import org.simpp.client.CertificateJudge;
import org.simpp.client.Invitation;
import org.simpp.client.NewAccount;
import org.simpp.client.Session;
import org.simpp.client.SignIn;
import org.simpp.client.history.internal.FileHistoryStore;
import org.simpp.client.internal.proxy.Routes;
import org.simpp.client.internal.settings.SettingsFolder;
import org.simpp.crypto.CipherSuite;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.presence.rfc6121.Rfc6121PresenceService;
import org.simpp.registry.CardReaders;
import org.simpp.registry.CipherSuites;
import org.simpp.transport.Connector;

/** One computer with one person at it: real history, real crypto, and cards of any kind. */
final class Desk implements AutoCloseable {
  static final String PIN = "271828";

  final Jid account;
  final AccountDesk messenger;
  final Path folder;
  private Session session;

  Desk(Path folder, Jid account, CipherSuite suite, Connector connector, CardReader cards) {
    this.folder = folder;
    this.account = account;
    this.messenger =
        new AccountDesk(
            new Means(
                connector,
                Routes.DIRECT,
                CipherSuites.of(suite),
                CardReaders.of(cards, "keystore"),
                new Rfc6121PresenceService(),
                new FileHistoryStore(),
                new SettingsFolder(folder.resolve("accounts")),
                Clock.systemUTC(),
                new SecureRandom()::nextBytes));
  }

  /** Creates the account and stays signed in. */
  Session create(ServerInMemory server, String token) throws Exception {
    Invitation invitation =
        new Invitation(account, token, server.key.publicKey(), server.certificate);
    session =
        messenger
            .createAccount(
                new NewAccount(invitation, secret(PIN), server.address, "en"), declining())
            .toCompletableFuture()
            .get(20, TimeUnit.SECONDS);
    return session;
  }

  Session signIn(String pin) throws Exception {
    session =
        messenger
            .signIn(new SignIn(account, secret(pin), null, "en"), declining())
            .toCompletableFuture()
            .get(20, TimeUnit.SECONDS);
    return session;
  }

  Session session() {
    return session;
  }

  @Override
  public void close() {
    messenger.close();
  }

  static SecretBytes secret(String text) {
    return SecretBytes.takeOver(text.getBytes(StandardCharsets.UTF_8));
  }

  static CertificateJudge declining() {
    return facts -> CompletableFuture.completedFuture(CertificateJudge.Decision.DECLINE);
  }

  /** The product's software cards. */
  static KeystoreReader softwareCards(Path folder) {
    return new KeystoreReader(
        new KeystoreReader.Settings() {
          @Override
          public String directory() {
            return folder.toAbsolutePath().toString();
          }

          @Override
          public Class<? extends Annotation> annotationType() {
            return KeystoreReader.Settings.class;
          }
        },
        null);
  }
}
