package org.simpp.client.internal.stream;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ConnectionState;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.Troubles;
import org.simpp.client.internal.settings.AccountBook;
import org.simpp.client.internal.settings.AccountSettings;
import org.simpp.model.Registration;
import org.simpp.model.Stanza;
import org.simpp.transport.ClientLink;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.SessionStart;
import org.simpp.transport.TransportException;

/**
 * Keeps one account connected: connects, logs in, watches that the server still answers, and tries
 * again, at once first and with growing pauses then. A session that the server keeps goes on over
 * the next link (XEP-0198) as if nothing had been. On the loop only.
 */
public final class Connection {
  /** Who is told, on the loop. */
  public interface Handler {
    /**
     * Logged in to a new session. Completes when it may be shown as online.
     *
     * @param login knows what it agreed on
     */
    CompletionStage<Void> online(Line line, Login login);

    void received(Line line, Stanza stanza);

    /** The line is cut; its session may go on. */
    void cut();

    /**
     * The line that was cut goes on: nothing of its session is lost.
     *
     * @param login knows what the new login agreed on
     */
    void resumed(Line line, Login login);

    /** The line is lost, and its session with it. */
    void offline();

    void changed(ConnectionState state);
  }

  /** What trying again cannot mend. */
  private static final Set<Cause> FINAL =
      EnumSet.of(
          Cause.LOGIN_REFUSED,
          Cause.CERTIFICATE_CHANGED,
          Cause.CERTIFICATE_DECLINED,
          Cause.SIGNED_IN_ELSEWHERE,
          Cause.SERVER_TOO_WEAK,
          Cause.PROXY_WANTS_LOGIN,
          Cause.OFFER_CHANGED,
          Cause.SERVER_KEY_WRONG,
          Cause.LABORATORY_OFF,
          Cause.CARD_REMOVED,
          Cause.SIGNED_OUT);

  private final Loop loop;
  private final Gate gate;
  private final Login login;
  private final AccountBook book;
  private final Clock clock;
  private final Handler handler;
  private final SessionKeeper keeper;
  private final Vigil vigil;
  private final Pauses pauses = new Pauses();
  private final String resource = "desktop-" + UUID.randomUUID().toString().substring(0, 8);
  private final CompletableFuture<Void> first = new CompletableFuture<>();
  private volatile ConnectionState state = new ConnectionState.Connecting();
  private @Nullable Arrivals current;
  private @Nullable ClientLink link;
  private @Nullable Registration timer;
  private boolean ended;

  public Connection(
      Loop loop,
      Gate gate,
      Login login,
      AccountBook book,
      Wire wire,
      Clock clock,
      Surroundings surroundings,
      Handler handler) {
    this.loop = loop;
    this.gate = gate;
    this.login = login;
    this.book = book;
    this.clock = clock;
    this.handler = handler;
    this.keeper = new SessionKeeper(loop, wire, handler);
    this.vigil = new Vigil(loop, surroundings, new Ward());
  }

  /** From any thread. */
  public ConnectionState state() {
    return state;
  }

  /** Connects; completes when online, and fails if the first try fails, which is the last then. */
  public CompletionStage<Void> start() {
    vigil.begin();
    attempt();
    return first;
  }

  /** Ends it for good. */
  public void end(Trouble cause) {
    if (ended) {
      return;
    }
    ended = true;
    current = null;
    cancelTimer();
    vigil.end();
    keeper.drop();
    if (link != null) {
      link.close();
      link = null;
    }
    change(new ConnectionState.Offline(cause));
  }

  private void attempt() {
    cancelTimer();
    change(new ConnectionState.Connecting());
    Arrivals arrivals = new Arrivals(loop, this::received, this::closed);
    current = arrivals;
    gate.pass(book.settings(), arrivals)
        .thenCompose(passed -> logIn(passed, arrivals))
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                lost(arrivals, failure);
              }
            });
  }

  private CompletionStage<Void> logIn(Gate.Passed passed, Arrivals arrivals) {
    if (arrivals != current) {
      passed.link().close();
      return CompletableFuture.failedStage(
          Troubles.exception(Cause.SIGNED_OUT, "signed out meanwhile"));
    }
    link = passed.link();
    return loop.elsewhere(() -> login.mechanisms(passed.link()))
        .thenCompose(
            mechanisms ->
                loop.here(passed.link().login(mechanisms, resource, keeper.takeResumption())))
        .thenCompose(start -> loop.compose(() -> begin(passed, start, arrivals)));
  }

  private CompletionStage<Void> begin(Gate.Passed passed, SessionStart start, Arrivals arrivals)
      throws Exception {
    if (arrivals != current) {
      passed.link().close();
      throw Troubles.exception(Cause.SIGNED_OUT, "signed out meanwhile");
    }
    TransportException broken = arrivals.cause();
    if (broken != null) {
      throw broken;
    }
    if (start instanceof SessionStart.Resumed) {
      Line line = keeper.goOn(passed.link());
      handler.resumed(line, login);
      arrivals.to(line);
      online(line);
      return CompletableFuture.completedStage(null);
    }
    AccountSettings settings = passed.settings();
    book.change(kept -> kept.withCertificate(settings.certificate()).withUsed(clock.instant()));
    Line line = keeper.begin(passed.link(), (SessionStart.Fresh) start);
    arrivals.to(line);
    return handler
        .online(line, login)
        .thenRun(
            () -> {
              if (arrivals == current) {
                keeper.established();
                online(line);
              }
            });
  }

  private void online(Line line) {
    pauses.online(Duration.ofNanos(System.nanoTime()));
    ClientLink now = link;
    LinkSecurity security = now == null ? null : now.security();
    String tls = security == null ? "" : security.protocol() + ", " + security.cipher();
    change(new ConnectionState.Online(line.address(), now == null ? "" : now.peer(), tls));
    first.complete(null);
  }

  /** What comes after the end is nobody's, and has not been acknowledged. */
  private void received(Line line, Stanza stanza) {
    if (!ended) {
      handler.received(line, stanza);
    }
  }

  private void closed(Arrivals arrivals) {
    TransportException cause = arrivals.cause();
    if (cause != null) {
      lost(arrivals, cause);
    }
  }

  private void lost(Arrivals arrivals, Throwable failure) {
    if (arrivals != current) {
      return;
    }
    current = null;
    AccountSettings settings = book.settings();
    Trouble trouble = Troubles.of(failure, settings.account(), settings.serverName());
    if (link != null) {
      keeper.cut(link);
      link.close();
      link = null;
    }
    if (!first.isDone()) {
      giveUp(trouble);
      first.completeExceptionally(
          Troubles.exception(failure, settings.account(), settings.serverName()));
    } else if (FINAL.contains(trouble.cause())) {
      giveUp(trouble);
    } else {
      retry(trouble);
    }
  }

  private void giveUp(Trouble trouble) {
    ended = true;
    vigil.end();
    keeper.drop();
    change(new ConnectionState.Offline(trouble));
  }

  private void retry(Trouble trouble) {
    keeper.dropUnlessItCanGoOn();
    Duration wait = pauses.next();
    change(new ConnectionState.Reconnecting(clock.instant().plus(wait), trouble));
    timer = loop.after(wait, this::attempt);
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.close();
      timer = null;
    }
  }

  private void change(ConnectionState now) {
    state = now;
    handler.changed(now);
  }

  /** What the vigil watches. */
  private final class Ward implements Vigil.Ward {
    @Override
    public Optional<InetAddress> localAddress() {
      return link == null || keeper.line().isEmpty() ? Optional.empty() : link.localAddress();
    }

    @Override
    public Duration unanswered() {
      return keeper.line().map(line -> line.outlet().conveyor().unanswered()).orElse(Duration.ZERO);
    }

    @Override
    public CompletionStage<?> check() {
      return keeper.check(link);
    }

    @Override
    public void silent() {
      if (link != null) {
        link.sever(
            new TransportException(
                TransportException.Reason.TIMEOUT,
                "the server did not answer within %d s".formatted(Vigil.LIMIT.toSeconds())));
      }
    }

    @Override
    public void awake() {
      if (timer != null && !ended) {
        attempt();
      }
    }
  }
}
