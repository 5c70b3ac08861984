package org.simpp.client.internal.stream;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ClientException;
import org.simpp.client.ConnectionState;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.Troubles;
import org.simpp.client.internal.settings.AccountBook;
import org.simpp.client.internal.settings.AccountSettings;
import org.simpp.model.Jid;
import org.simpp.model.Registration;
import org.simpp.model.Stanza;
import org.simpp.transport.ClientLink;
import org.simpp.transport.Link;
import org.simpp.transport.LinkListener;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.TransportException;
import org.simpp.xmpp.ping.Ping;

/**
 * Keeps one account connected: connects, logs in, watches that the server still answers, and tries
 * again with growing pauses. On the loop only.
 */
public final class Connection {
  /** Who is told, on the loop. */
  public interface Handler {
    /**
     * Logged in. Completes when the session may be shown as online.
     *
     * @param login knows what it agreed on
     */
    CompletionStage<Void> online(Line line, Login login);

    void received(Line line, Stanza stanza);

    /** The line is lost. */
    void offline();

    void changed(ConnectionState state);
  }

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
  private static final Duration WATCH = Duration.ofSeconds(60);

  /** What trying again cannot mend. */
  private static final Set<Cause> FINAL =
      EnumSet.of(
          Cause.LOGIN_REFUSED,
          Cause.CERTIFICATE_CHANGED,
          Cause.CERTIFICATE_DECLINED,
          Cause.SIGNED_IN_ELSEWHERE,
          Cause.SERVER_TOO_WEAK,
          Cause.OFFER_CHANGED,
          Cause.SERVER_KEY_WRONG,
          Cause.LABORATORY_OFF,
          Cause.CARD_REMOVED,
          Cause.SIGNED_OUT);

  private final Loop loop;
  private final Gate gate;
  private final Login login;
  private final AccountBook book;
  private final Wire wire;
  private final Clock clock;
  private final Handler handler;
  private final String resource = "desktop-" + UUID.randomUUID().toString().substring(0, 8);
  private final CompletableFuture<Void> first = new CompletableFuture<>();
  private volatile ConnectionState state = new ConnectionState.Connecting();
  private @Nullable ClientLink link;
  private @Nullable Registration timer;
  private Duration pause = FIRST_PAUSE;
  private boolean ended;

  public Connection(
      Loop loop,
      Gate gate,
      Login login,
      AccountBook book,
      Wire wire,
      Clock clock,
      Handler handler) {
    this.loop = loop;
    this.gate = gate;
    this.login = login;
    this.book = book;
    this.wire = wire;
    this.clock = clock;
    this.handler = handler;
  }

  /** From any thread. */
  public ConnectionState state() {
    return state;
  }

  /** Connects; completes when online, and fails if the first try fails, which is the last then. */
  public CompletionStage<Void> start() {
    attempt();
    return first;
  }

  /** Ends it for good. */
  public void end(Trouble cause) {
    if (ended) {
      return;
    }
    ended = true;
    cancelTimer();
    wire.disconnect();
    handler.offline();
    if (link != null) {
      link.close();
    }
    change(new ConnectionState.Offline(cause));
  }

  private void attempt() {
    change(new ConnectionState.Connecting());
    Events events = new Events();
    gate.pass(book.settings(), events)
        .thenCompose(passed -> logIn(passed, events))
        .thenCompose(line -> greet(line, events))
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                lost(events, failure);
              }
            });
  }

  private CompletionStage<Line> logIn(Gate.Passed passed, Events events) {
    events.own(passed.link());
    return loop.elsewhere(() -> login.mechanisms(passed.link()))
        .thenCompose(mechanisms -> loop.here(passed.link().login(mechanisms, resource)))
        .thenCompose(address -> loop.call(() -> connected(passed, address)));
  }

  private Line connected(Gate.Passed passed, Jid address) throws ClientException {
    if (ended) {
      throw Troubles.exception(Cause.SIGNED_OUT, "signed out meanwhile");
    }
    AccountSettings settings = passed.settings();
    book.change(kept -> kept.withCertificate(settings.certificate()).withUsed(clock.instant()));
    Outlet outlet = new Outlet(passed.link());
    Line line =
        new Line(
            address,
            outlet,
            new IqExchange(loop, outlet, address.bare()),
            passed.link().offeredFeatures());
    wire.connect(line);
    return line;
  }

  private CompletionStage<Void> greet(Line line, Events events) {
    events.line(line);
    return handler
        .online(line, login)
        .thenRun(
            () -> {
              if (events.isCurrent()) {
                online(line);
              }
            });
  }

  private void online(Line line) {
    pause = FIRST_PAUSE;
    ClientLink now = link;
    LinkSecurity security = now == null ? null : now.security();
    String tls = security == null ? "" : security.protocol() + ", " + security.cipher();
    change(new ConnectionState.Online(line.address(), now == null ? "" : now.peer(), tls));
    first.complete(null);
    watch(line);
  }

  /** Asks the server now and then whether it is still there (XEP-0199). */
  private void watch(Line line) {
    timer =
        loop.after(
            WATCH,
            () ->
                loop.here(line.requests().request(null, "get", Ping.request()))
                    .whenComplete((pong, failure) -> watched(line, failure)));
  }

  private void watched(Line line, @Nullable Throwable failure) {
    boolean isCurrent = wire.line().filter(line::equals).isPresent();
    if (!isCurrent) {
      return;
    }
    if (link != null
        && failure instanceof ClientException client
        && client.trouble().cause() == Cause.SERVER_SILENT) {
      ClientLink dead = link;
      link = null;
      dead.close();
      retry(client.trouble());
    } else {
      watch(line);
    }
  }

  private void lost(Events events, Throwable failure) {
    if (!events.isCurrent()) {
      return;
    }
    AccountSettings settings = book.settings();
    Trouble trouble = Troubles.of(failure, settings.account(), settings.serverName());
    if (link != null) {
      link.close();
      link = null;
    }
    if (!first.isDone()) {
      ended = true;
      wire.disconnect();
      change(new ConnectionState.Offline(trouble));
      first.completeExceptionally(
          Troubles.exception(failure, settings.account(), settings.serverName()));
    } else {
      retry(trouble);
    }
  }

  private void retry(Trouble trouble) {
    cancelTimer();
    wire.disconnect();
    handler.offline();
    if (ended) {
      return;
    }
    if (FINAL.contains(trouble.cause())) {
      ended = true;
      change(new ConnectionState.Offline(trouble));
      return;
    }
    long jitter = ThreadLocalRandom.current().nextLong(pause.toMillis() / 2 + 1);
    Duration wait = pause.plusMillis(jitter);
    pause =
        pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
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

  /** What one link brings; nothing once another has taken its place. */
  private final class Events implements LinkListener {
    private @Nullable ClientLink own;
    private final List<Stanza> early = new ArrayList<>();
    private @Nullable Line line;
    private boolean closed;

    void own(ClientLink made) {
      own = made;
      link = made;
      if (ended) {
        made.close();
      }
    }

    /** What came between the log-in and now is told now. */
    void line(Line made) {
      line = made;
      early.forEach(stanza -> handler.received(made, stanza));
      early.clear();
    }

    /** Before there is a link, the attempt is current unless all is over. */
    boolean isCurrent() {
      return !ended && (own == null || own == link);
    }

    @Override
    public void received(Link from, Stanza stanza) {
      loop.run(
          () -> {
            Line current = line;
            if (current == null) {
              early.add(stanza);
            } else if (isCurrent()) {
              handler.received(current, stanza);
            }
          });
    }

    @Override
    public void closed(Link from, TransportException cause) {
      loop.run(
          () -> {
            if (!closed && own != null && isCurrent()) {
              closed = true;
              if (line != null) {
                lost(this, cause);
              }
            }
          });
    }
  }
}
