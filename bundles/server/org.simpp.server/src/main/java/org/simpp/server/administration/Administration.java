package org.simpp.server.administration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.simpp.crypto.SuiteId;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.presence.Availability;
import org.simpp.registry.CipherSuites;
import org.simpp.server.AccountSummary;
import org.simpp.server.AdministrationException;
import org.simpp.server.InvitationTicket;
import org.simpp.server.ServerAdministration;
import org.simpp.server.SessionSummary;
import org.simpp.server.SuiteSummary;
import org.simpp.server.login.PasswordRules;
import org.simpp.server.login.Passwords;
import org.simpp.server.registration.InvitationTokens;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionManagement;
import org.simpp.server.session.SessionTable;
import org.simpp.server.settings.ServerSettings;
import org.simpp.store.Account;
import org.simpp.store.InvitationStore.Invitation;
import org.simpp.store.ScramCredential;
import org.simpp.store.StoreException;
import org.simpp.transport.StreamCondition;

/** What the operator asks for, done on the stores and sessions of a running server. */
public final class Administration implements ServerAdministration {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Stores stores;
  private final SessionTable sessions;
  private final AccountDeletion deletion;
  private final Passwords passwords;
  private final CipherSuites suites;
  private final Supplier<ServerSettings> settings;
  private final Supplier<Identity> identity;
  private final Clock clock;
  private final InvitationTokens tokens = new InvitationTokens();

  public Administration(
      Stores stores,
      SessionTable sessions,
      AccountDeletion deletion,
      Passwords passwords,
      CipherSuites suites,
      Supplier<ServerSettings> settings,
      Supplier<Identity> identity,
      Clock clock) {
    this.stores = stores;
    this.sessions = sessions;
    this.deletion = deletion;
    this.passwords = passwords;
    this.suites = suites;
    this.settings = settings;
    this.identity = identity;
    this.clock = clock;
  }

  @Override
  public void addAccount(String operator, Jid account, SecretBytes password)
      throws AdministrationException {
    requireServed(account);
    List<ScramCredential> credentials = credentials(password);
    try {
      stores.accounts().create(account, now(), credentials);
    } catch (StoreException e) {
      throw refused(account, e);
    }
  }

  @Override
  public void deleteAccount(String operator, Jid account) throws AdministrationException {
    requireServed(account);
    await(account, deletion.delete(account));
  }

  @Override
  public void changePassword(String operator, Jid account, SecretBytes password)
      throws AdministrationException {
    requireServed(account);
    List<ScramCredential> credentials = credentials(password);
    try {
      stores.accounts().replaceCredentials(account, credentials);
    } catch (StoreException e) {
      throw refused(account, e);
    }
  }

  @Override
  public List<AccountSummary> accounts(String after, int limit) throws AdministrationException {
    try {
      return stores.accounts().list(after, limit).stream().map(this::summary).toList();
    } catch (StoreException e) {
      throw new AdministrationException("the accounts cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public InvitationTicket invite(String operator, Jid account) throws AdministrationException {
    requireServed(account);
    String token = tokens.fresh();
    Instant expires = now().plus(settings.get().limits().invitation());
    try {
      requireInvitable(account);
      stores.invitations().purge(now());
      stores.invitations().create(InvitationTokens.hash(token), new Invitation(account, expires));
    } catch (StoreException e) {
      throw refused(account, e);
    }
    InvitationTicket.Registration registration =
        settings.get().laboratory()
            ? InvitationTicket.Registration.KEY
            : InvitationTicket.Registration.PASSWORD;
    Bytes kus = identity.get().kus();
    String kusFingerprint = InvitationTokens.sha256(kus.toByteArray()).hex();
    String tls = identity.get().tlsFingerprint().hex();
    return new InvitationTicket(
        account, registration, token, kus.hex(), kusFingerprint, tls, expires);
  }

  @Override
  public List<SessionSummary> sessions() {
    return sessions.all().stream()
        .map(Administration::summary)
        .sorted(Comparator.comparing(session -> session.address().toString()))
        .toList();
  }

  @Override
  public int kick(String operator, Jid address) throws AdministrationException {
    Collection<Session> found =
        address.isBare()
            ? sessions.of(address)
            : sessions.find(address).map(List::of).orElse(List.of());
    if (found.isEmpty()) {
      throw new AdministrationException(
          "there is no session of " + address + "; simpp:session-list shows those there are");
    }
    for (Session session : found) {
      session.close(StreamCondition.POLICY_VIOLATION, "an operator ended the session");
    }
    return found.size();
  }

  @Override
  public List<SuiteSummary> suites() {
    return suites.describe().stream()
        .map(
            suite ->
                new SuiteSummary(
                    suite.id().toString(),
                    suite.rank(),
                    suite.policy().name(),
                    suite.provider(),
                    suite.bundle(),
                    suite.serving()))
        .toList();
  }

  private AccountSummary summary(Account account) {
    return new AccountSummary(
        account.jid(),
        account.created(),
        account.credentials().stream().sorted().toList(),
        sessions.of(account.jid()).size());
  }

  private static SessionSummary summary(Session session) {
    var security = session.link().security();
    return new SessionSummary(
        session.address(),
        session.link().peer(),
        session.mechanism(),
        security.protocol() + " " + security.cipher(),
        session.since(),
        session.available().map(now -> nameOf(now.show())).orElse("unavailable"),
        session.idle(),
        stateOf(session),
        session.management().map(SessionManagement::isResumable).orElse(false));
  }

  private static SessionSummary.State stateOf(Session session) {
    if (!session.isAttached()) {
      return SessionSummary.State.WAITING;
    }
    return session.isInactive() ? SessionSummary.State.INACTIVE : SessionSummary.State.ACTIVE;
  }

  private static String nameOf(Availability.Show show) {
    return show.name().toLowerCase(java.util.Locale.ROOT);
  }

  private void requireServed(Jid account) throws AdministrationException {
    Jid domain = settings.get().domain();
    if (account.isDomain() || !account.isBare() || !account.server().equals(domain)) {
      throw new AdministrationException(
          "%s is no account's address here; write it as name@%s".formatted(account, domain));
    }
  }

  private List<ScramCredential> credentials(SecretBytes password) throws AdministrationException {
    try {
      if (PasswordRules.allows(password)) {
        return passwords.credentials(password);
      }
    } catch (IllegalArgumentException e) {
      throw new AdministrationException(e.getMessage() + "; choose another", e);
    }
    throw new AdministrationException(PasswordRules.RULE + "; choose another");
  }

  /** An account that is there already can be invited to register its key, and to nothing else. */
  private void requireInvitable(Jid account) throws AdministrationException, StoreException {
    boolean hasAccount = stores.accounts().exists(account);
    boolean takesKey =
        settings.get().laboratory()
            && stores.keys().find(account, SuiteId.SIMPP_2007.value()).isEmpty();
    if (hasAccount && !takesKey) {
      throw new AdministrationException(
          account + " has an account already; delete it first, or give it another password");
    }
  }

  private static AdministrationException refused(Jid account, StoreException e) {
    String why =
        switch (e.reason()) {
          case EXISTS -> "there is an account " + account + " already; choose another name";
          case NOT_FOUND -> "there is no account " + account + "; simpp:user-list shows all";
          case FULL, UNAVAILABLE -> "the store did not do it: " + e.getMessage();
        };
    return new AdministrationException(why, e);
  }

  private static void await(Jid account, CompletionStage<Void> work)
      throws AdministrationException {
    try {
      work.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StoreException cause
          ? refused(account, cause)
          : new AdministrationException("it failed; the log says why", e);
    } catch (TimeoutException e) {
      throw new AdministrationException(
          "not done within " + PATIENCE.toSeconds() + " s; simpp:user-list shows whether it was",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AdministrationException(
          "interrupted; simpp:user-list shows whether it was done", e);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
