package org.simpp.client.internal.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.simpp.card.CardEvent;
import org.simpp.card.CardException;
import org.simpp.card.CardReader;
import org.simpp.card.KeyCard;
import org.simpp.client.CardFacts;
import org.simpp.client.CertificateJudge;
import org.simpp.client.ClientException;
import org.simpp.client.Invitation;
import org.simpp.client.KnownAccount;
import org.simpp.client.Messenger;
import org.simpp.client.NewAccount;
import org.simpp.client.Profile;
import org.simpp.client.Session;
import org.simpp.client.SignIn;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.Troubles;
import org.simpp.client.internal.settings.AccountBook;
import org.simpp.client.internal.settings.AccountSettings;
import org.simpp.client.internal.settings.SettingsFolder;
import org.simpp.client.internal.stream.Gate;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.Curve;
import org.simpp.crypto.SuiteId;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/** Creates accounts and signs in. */
public final class AccountDesk implements Messenger, AutoCloseable {
  private static final String SOFTWARE = "keystore";

  private final Means means;
  private final Loop loop = new Loop();
  private final List<LiveSession> sessions = new ArrayList<>();
  private final Map<Jid, Trouble> mended = new ConcurrentHashMap<>();

  public AccountDesk(Means means) {
    this.means = means;
  }

  @Override
  public CompletionStage<List<KnownAccount>> accounts() {
    return loop.elsewhere(
        () -> {
          List<KnownAccount> known = new ArrayList<>();
          for (AccountSettings settings : means.folder().all()) {
            known.add(
                new KnownAccount(
                    settings.account(),
                    settings.profile(),
                    settings.server(),
                    cardFacts(settings)));
          }
          return known;
        });
  }

  @Override
  public CompletionStage<Session> createAccount(NewAccount wanted, CertificateJudge judge) {
    Invitation invitation = wanted.invitation();
    AccountSettings settings =
        AccountSettings.of(invitation.account(), invitation.profile(), invitation.serverKey())
            .withServer(wanted.server())
            .withCertificate(invitation.certificateFingerprint());
    Gate gate = new Gate(loop, means.connector(), means.routes(), judge, wanted.language());
    return told(
        settings,
        loop.elsewhere(() -> prepare(settings, wanted.secret(), true))
            .thenCompose(
                ready ->
                    new Enrolment(loop, gate)
                        .enrol(invitation, ready)
                        .thenCompose(enrolled -> keep(enrolled))
                        .thenCompose(kept -> start(ready.with(kept), gate, null))
                        .whenComplete((session, failure) -> closeUnless(session, ready))));
  }

  @Override
  public CompletionStage<Session> signIn(SignIn request, CertificateJudge judge) {
    Gate gate = new Gate(loop, means.connector(), means.routes(), judge, request.language());
    AccountSettings unknown =
        AccountSettings.of(request.account(), Profile.PASSWORD, null).withServer(request.server());
    return told(
        unknown,
        loop.elsewhere(() -> found(request, unknown))
            .thenCompose(
                found ->
                    loop.elsewhere(() -> prepare(found.settings(), request.secret(), false))
                        .thenCompose(
                            ready ->
                                start(ready, gate, found.notice())
                                    .whenComplete(
                                        (session, failure) -> closeUnless(session, ready)))));
  }

  @Override
  public CompletionStage<Void> changePin(Jid account, SecretBytes oldPin, SecretBytes newPin) {
    AccountSettings named = AccountSettings.of(account, Profile.PASSWORD, null);
    return told(
        named,
        loop.elsewhere(
            () -> {
              try (oldPin;
                  newPin) {
                requireCard(account).changePin(oldPin, newPin);
                return null;
              }
            }));
  }

  /** Signs everybody out. */
  @Override
  public void close() {
    loop.run(
        () -> {
          sessions.forEach(LiveSession::endNow);
          sessions.clear();
          loop.close();
        });
  }

  private SettingsFolder.Found found(SignIn request, AccountSettings unknown)
      throws ClientException {
    Optional<SettingsFolder.Found> kept = means.folder().find(request.account());
    if (kept.isEmpty()) {
      return new SettingsFolder.Found(unknown, null);
    }
    AccountSettings settings = kept.get().settings();
    return request.server() == null
        ? kept.get()
        : new SettingsFolder.Found(settings.withServer(request.server()), kept.get().notice());
  }

  /**
   * Opens or makes the card, or takes the password.
   *
   * @param secret closed here, but for a password, which the log-in keeps
   */
  private Ready prepare(AccountSettings settings, SecretBytes secret, boolean isNew)
      throws ClientException, CardException {
    if (settings.profile() == Profile.PASSWORD) {
      return Ready.withPassword(settings, secret, means.randomness());
    }
    try (secret) {
      CipherSuite suite = means.suites().require(SuiteId.SIMPP_2007);
      KeyCard card =
          isNew ? cardFor(settings.account(), secret, suite) : requireCard(settings.account());
      card.damage().ifPresent(words -> mended.put(settings.account(), mended(card, words)));
      return Ready.withCard(settings, OpenCard.open(card, secret, suite), means.randomness());
    }
  }

  /** The card of an earlier try goes on being used: its keys may be registered already. */
  private KeyCard cardFor(Jid account, SecretBytes pin, CipherSuite suite)
      throws CardException, ClientException {
    Optional<KeyCard> existing = means.readers().cardOf(account.toString());
    if (existing.isPresent()) {
      return existing.get();
    }
    CardReader software =
        means
            .readers()
            .reader(SOFTWARE)
            .orElseThrow(
                () ->
                    Troubles.exception(
                        Cause.CARD_UNAVAILABLE, "no software cards are installed", SOFTWARE));
    return software.personalise(
        account.toString(), pin, Set.of(Curve.P224, Curve.P192), suite, means.randomness());
  }

  private KeyCard requireCard(Jid account) throws CardException, ClientException {
    Optional<KeyCard> card = means.readers().cardOf(account.toString());
    if (card.isPresent()) {
      return card.get();
    }
    // Whose a damaged card is cannot be read either: it may well be the one that is missed.
    List<CardEvent.Damaged> damaged = means.readers().damaged();
    throw damaged.isEmpty()
        ? Troubles.exception(
            Cause.CARD_MISSING, "there is no card for " + account, account.toString())
        : Troubles.exception(Cause.CARD_DAMAGED, damaged.get(0).cause(), named(damaged));
  }

  /** What a card is found to be is mended by opening it, so it is told then. */
  private static Trouble mended(KeyCard card, String words) {
    return Trouble.of(Cause.CARD_MENDED, words, card.identity().reader());
  }

  private static String named(List<CardEvent.Damaged> damaged) {
    return damaged.stream().map(CardEvent.Damaged::where).collect(Collectors.joining(", "));
  }

  private CompletionStage<AccountSettings> keep(AccountSettings settings) {
    return loop.elsewhere(
        () -> {
          means.folder().keep(settings);
          return settings;
        });
  }

  private CompletionStage<Session> start(Ready ready, Gate gate, @Nullable Trouble notice) {
    return loop.elsewhere(() -> history(ready))
        .thenCompose(history -> connect(ready, history, gate, notice));
  }

  private CompletionStage<Session> connect(
      Ready ready, History history, Gate gate, @Nullable Trouble notice) {
    LiveSession.Holdings holdings =
        new LiveSession.Holdings(
            new AccountBook(means.folder(), ready.settings()),
            ready.login(),
            history,
            ready.card(),
            ready::prove,
            ready::close);
    LiveSession session = new LiveSession(loop, holdings, gate, means, ready.secrecy(loop, means));
    if (notice != null) {
      session.notice(notice);
    }
    sessions.add(session);
    CompletionStage<Session> started;
    try {
      started = session.start();
    } catch (HistoryException e) {
      started = CompletableFuture.failedFuture(e);
    }
    return started.whenComplete(
        (online, failure) -> {
          if (failure != null) {
            sessions.remove(session);
            session.release();
          } else {
            Optional.ofNullable(mended.remove(session.account())).ifPresent(session::notice);
          }
        });
  }

  private History history(Ready ready) throws Exception {
    Jid account = ready.settings().account();
    try (SecretBytes key = ready.historyKey()) {
      return means.histories().open(account, key, means.folder().folderOf(account));
    }
  }

  private @Nullable CardFacts cardFacts(AccountSettings settings) {
    if (settings.profile() == Profile.PASSWORD) {
      return null;
    }
    try {
      Optional<KeyCard> card = means.readers().cardOf(settings.account().toString());
      return card.isPresent() ? Cards.facts(card.get()) : null;
    } catch (CardException e) {
      // The account is listed all the same; signing in says what is wrong with the card.
      return null;
    }
  }

  private static void closeUnless(@Nullable Session session, Ready ready) {
    if (session == null) {
      ready.close();
    }
  }

  private <T> CompletionStage<T> told(AccountSettings settings, CompletionStage<T> stage) {
    CompletableFuture<T> result = new CompletableFuture<>();
    stage.whenComplete(
        (value, failure) -> {
          if (failure == null) {
            result.complete(value);
          } else {
            result.completeExceptionally(
                Troubles.exception(failure, settings.account(), settings.serverName()));
          }
        });
    return result;
  }
}
