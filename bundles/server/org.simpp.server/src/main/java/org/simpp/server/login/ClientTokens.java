package org.simpp.server.login;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.server.lane.WorkThreads;
import org.simpp.store.LoginToken;
import org.simpp.store.LoginTokenStore;
import org.simpp.transport.LoginRequest;
import org.simpp.xmpp.fast.Fast;
import org.simpp.xmpp.sasl.TokenKeeper;

/** The tokens of one client that logs in now; it serves one login. */
final class ClientTokens implements TokenKeeper {
  /** What the client says beside the proof. */
  record Presented(LoginRequest request, Fast.Use use) {}

  /** Makes the token of what is kept of it. */
  @FunctionalInterface
  interface Maker {
    SecretBytes token(Jid account, String client, LoginToken kept);
  }

  private final LoginTokenStore store;
  private final WorkThreads threads;
  private final Clock clock;
  private final Presented presented;
  private final Maker maker;
  private volatile List<LoginToken> found = List.of();

  ClientTokens(
      LoginTokenStore store, WorkThreads threads, Clock clock, Presented presented, Maker maker) {
    this.store = store;
    this.threads = threads;
    this.clock = clock;
    this.presented = presented;
    this.maker = maker;
  }

  @Override
  public CompletionStage<List<Token>> find(Jid account) {
    String client = presented.request().client();
    return threads.call(
        () -> {
          // a token is good for the mechanism that it was given for (XEP-0484, section 3.4)
          found =
              store.tokens(account, client).stream()
                  .filter(kept -> kept.mechanism().equals(presented.request().mechanism()))
                  .toList();
          return found.stream()
              .map(kept -> new Token(maker.token(account, client, kept), isExpired(kept)))
              .toList();
        });
  }

  @Override
  public CompletionStage<Boolean> use(Jid account, int place) {
    LoginToken kept = found.get(place);
    String client = presented.request().client();
    return threads.call(
        () -> {
          boolean isUsed = store.use(account, client, kept.seed(), presented.use().count());
          if (isUsed && presented.use().invalidate()) {
            store.revoke(account, client, kept.seed());
          }
          return isUsed;
        });
  }

  private boolean isExpired(LoginToken kept) {
    return !clock.instant().isBefore(kept.expires());
  }
}
