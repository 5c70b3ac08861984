package org.simpp.server.login;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.server.lane.WorkThreads;
import org.simpp.store.LoginToken;
import org.simpp.store.LoginTokenStore;
import org.simpp.store.StoreException;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.LoginRequest;
import org.simpp.transport.SaslServerMechanism;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.fast.Fast;
import org.simpp.xmpp.sasl.HashedTokenServer;
import org.simpp.xmpp.sasl.TokenBinding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives clients that have logged in with a password a token for the next time, and lets them in
 * with it (XEP-0484). The store has a seed of each token; the token itself is made of that and of
 * the server's secret, and kept nowhere. Who has logged in with a key on a card gets none: the card
 * is to be there each time.
 */
public final class LoginTokens {
  private static final Logger log = LoggerFactory.getLogger(LoginTokens.class);
  private static final String PURPOSE = "SIMPP login token";
  private static final String BY_PASSWORD = "SCRAM-";
  private static final int SEED_BYTES = 32;
  private static final int MAX_CLIENTS = 20;

  /** A token is replaced when this part of its time is over. */
  private static final int ROTATIONS = 21;

  private final Jid domain;
  private final LoginTokenStore store;
  private final WorkThreads threads;
  private final DerivedSecret secret;
  private final Supplier<Duration> life;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param life of a token; zero for no tokens at all
   */
  public LoginTokens(
      Jid domain,
      LoginTokenStore store,
      WorkThreads threads,
      DerivedSecret secret,
      Supplier<Duration> life,
      Clock clock) {
    this.domain = domain;
    this.store = store;
    this.threads = threads;
    this.secret = secret;
    this.life = life;
    this.clock = clock;
  }

  /** What a link offers; empty where there are no tokens. */
  public Optional<Element> feature(LinkSecurity security) {
    return isOffered() ? Optional.of(Fast.feature(mechanisms(security))) : Optional.empty();
  }

  /** The mechanism for a client that says that it has a token. */
  public Optional<SaslServerMechanism> mechanism(LinkSecurity security, LoginRequest request) {
    Optional<Fast.Use> use = LoginWishes.of(request).use();
    return TokenBinding.of(request.mechanism())
        .filter(binding -> TokenBinding.of(security).contains(binding))
        .filter(binding -> isOffered() && use.isPresent() && !request.client().isEmpty())
        .map(binding -> server(security, binding, request, use.orElseThrow()));
  }

  /**
   * A token for the next login, where one was asked for or the one that was used is due to be
   * replaced. Never completes exceptionally: a login does not fail for want of a token.
   *
   * @param mechanism with which the client has logged in
   */
  public CompletionStage<Optional<Element>> next(
      LinkSecurity security, Jid account, String mechanism, LoginRequest request) {
    boolean byToken = TokenBinding.of(mechanism).isPresent();
    boolean byPassword = mechanism.startsWith(BY_PASSWORD);
    if (!isOffered() || request.client().isEmpty() || !(byToken || byPassword)) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    LoginWishes wishes = LoginWishes.of(request);
    Optional<String> wanted = wishes.token().filter(mechanisms(security)::contains);
    boolean mayReplace = byToken && !wishes.use().map(Fast.Use::invalidate).orElse(false);
    if (wanted.isEmpty() && !mayReplace) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return threads
        .call(
            () ->
                wanted.isPresent() || isDue(account, request.client())
                    ? Optional.of(issue(account, request.client(), wanted.orElse(mechanism)))
                    : Optional.<Element>empty())
        .exceptionally(
            failure -> {
              log.warn("{} gets no token for its next login: {}", account, failure.toString());
              return Optional.empty();
            });
  }

  private SaslServerMechanism server(
      LinkSecurity security, TokenBinding binding, LoginRequest request, Fast.Use use) {
    return new HashedTokenServer(
        domain.domain(),
        binding,
        security,
        new ClientTokens(
            store, threads, clock, new ClientTokens.Presented(request, use), this::secret));
  }

  private boolean isDue(Jid account, String client) throws StoreException {
    List<LoginToken> kept = store.tokens(account, client);
    Instant latest = clock.instant().minus(life.get().dividedBy(ROTATIONS));
    return !kept.isEmpty() && !kept.get(kept.size() - 1).issued().isAfter(latest);
  }

  private Element issue(Jid account, String client, String mechanism) throws StoreException {
    byte[] seed = new byte[SEED_BYTES];
    random.nextBytes(seed);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant expires = now.plus(life.get());
    LoginToken token = new LoginToken(Bytes.givenAway(seed), mechanism, now, expires);
    store.issue(account, client, token, MAX_CLIENTS);
    return Fast.token(text(account, client, token), expires);
  }

  /** The token as the client has it, which is the key that it proves. */
  private SecretBytes secret(Jid account, String client, LoginToken token) {
    return SecretBytes.takeOver(text(account, client, token).getBytes(StandardCharsets.US_ASCII));
  }

  private String text(Jid account, String client, LoginToken token) {
    return secret.of(
        PURPOSE, List.of(account.toString(), client, token.mechanism(), token.seed().hex()));
  }

  private boolean isOffered() {
    return !life.get().isZero();
  }

  private static List<String> mechanisms(LinkSecurity security) {
    return TokenBinding.of(security).stream().map(TokenBinding::mechanism).toList();
  }
}
