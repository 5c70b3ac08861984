package org.simpp.server.reception;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.server.lane.AccountLanes;
import org.simpp.server.lane.LaneFullException;
import org.simpp.server.presence.PresenceUpdates;
import org.simpp.server.routing.Attendance;
import org.simpp.server.session.KeyChannel;
import org.simpp.server.session.Onlooker;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionLogin;
import org.simpp.server.session.SessionTable;
import org.simpp.store.AccountStore;
import org.simpp.store.StoreException;
import org.simpp.transport.BindException;
import org.simpp.transport.BindException.Condition;
import org.simpp.transport.Link;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.StreamCondition;
import org.simpp.transport.TransportException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins and ends sessions (RFC 6120, section 7), on the lane of their account. A session that asks
 * for a resource in use gets it, and the older one ends with {@code conflict} (section 7.7.2.2).
 */
public final class Bindings {
  private static final Logger log = LoggerFactory.getLogger(Bindings.class);
  private static final int RESOURCE_BYTES = 12;

  /** How a link ends whose client has not said that its session does (XEP-0198, section 5). */
  private static final Set<TransportException.Reason> MAY_GO_ON =
      Set.of(
          TransportException.Reason.LOST,
          TransportException.Reason.TIMEOUT,
          TransportException.Reason.STOPPED);

  private final SessionTable sessions;
  private final AccountStore accounts;
  private final AccountLanes lanes;
  private final PresenceUpdates presences;
  private final Attendance attendance;
  private final Clock clock;
  private final IntSupplier maxResources;
  private final Supplier<Duration> resumption;
  private final Channels channels;
  private final Onlooker onlooker;
  private final SecureRandom random = new SecureRandom();
  private volatile boolean isStopping;

  /** Makes of a login's secret what the session keeps of it. */
  @FunctionalInterface
  public interface Channels {
    /** The channel; null where the login agreed on nothing. The secret is used up. */
    @Nullable KeyChannel of(Jid account, SaslOutcome.Success proof);
  }

  /**
   * @param resumption how long a session without a link waits to be resumed
   * @param onlooker sees what goes to clients
   */
  public Bindings(
      SessionTable sessions,
      AccountStore accounts,
      AccountLanes lanes,
      PresenceUpdates presences,
      Attendance attendance,
      Clock clock,
      IntSupplier maxResources,
      Supplier<Duration> resumption,
      Channels channels,
      Onlooker onlooker) {
    this.sessions = sessions;
    this.accounts = accounts;
    this.lanes = lanes;
    this.presences = presences;
    this.attendance = attendance;
    this.clock = clock;
    this.maxResources = maxResources;
    this.resumption = resumption;
    this.channels = channels;
    this.onlooker = onlooker;
  }

  /** What a login leaves to its session; the secret of {@code proof} is used up. */
  public SessionLogin login(Jid account, SaslOutcome.Success proof) {
    return new SessionLogin(proof.mechanism(), channels.of(account, proof));
  }

  /** Begins a session; see {@link org.simpp.transport.Receiver#bind}. */
  public CompletionStage<Jid> bind(
      Link link, Jid account, String requested, SaslOutcome.Success proof) {
    return begin(link, proof, requested, session -> {}).thenApply(Session::address);
  }

  /**
   * Begins a session; the secret of {@code proof} is used up.
   *
   * @param requested the resource; "" for any
   * @param beforehand done with the session before anybody else sees it
   * @return completes with the session, or exceptionally with a {@link BindException}
   */
  public CompletionStage<Session> begin(
      Link link, SaslOutcome.Success proof, String requested, Consumer<Session> beforehand) {
    CompletableFuture<Session> result = new CompletableFuture<>();
    lanes
        .call(proof.account(), () -> place(link, requested, proof, beforehand))
        .whenComplete(
            (session, failure) -> {
              if (failure == null) {
                result.complete(session);
              } else {
                proof.sessionSecret().close();
                result.completeExceptionally(refusal(failure));
              }
            });
    return result;
  }

  /**
   * The link of a session has closed: the session ends, or waits a while to be resumed where its
   * client can and the link broke without a word, or its port was closed.
   */
  public void closed(Session session, Link link, TransportException cause) {
    boolean broke = MAY_GO_ON.contains(cause.reason());
    boolean isOurs = isStopping || session.isPaused();
    if ((broke || isOurs) && session.detach(link)) {
      endLater(session, link);
    } else {
      end(session);
    }
  }

  /** From now on sessions that can be resumed wait for the next run of the server. */
  public void stop() {
    isStopping = true;
  }

  /**
   * A session that an earlier run of the server began waits to be resumed; on no lane, before
   * anybody is served.
   */
  public void recover(Session session) throws StoreException {
    attendance.arrives(session.account());
    session.show(onlooker);
    if (sessions.put(session, Integer.MAX_VALUE) instanceof SessionTable.Placed.In in
        && in.displaced().isPresent()) {
      conclude(in.displaced().get());
    }
    endLater(session, session.link());
  }

  private void endLater(Session session, Link last) {
    attendance.waits(session);
    CompletableFuture.delayedExecutor(resumption.get().toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> endUnlessResumed(session, last));
  }

  /** Ends a session, whether it has a link or not. */
  public void end(Session session) {
    if (sessions.remove(session)) {
      var unused =
          lanes
              .finish(session.account(), () -> conclude(session))
              .exceptionally(
                  failure -> {
                    log.error("the end of {} could not be told", session, failure);
                    return null;
                  });
    }
  }

  private void endUnlessResumed(Session session, Link last) {
    if (isStopping) {
      return;
    }
    var unused =
        lanes.finish(
            session.account(),
            () -> {
              if (!session.isAttached() && session.link() == last) {
                end(session);
              }
              return null;
            });
  }

  private Session place(
      Link link, String requested, SaslOutcome.Success proof, Consumer<Session> beforehand)
      throws BindException, StoreException {
    Jid account = proof.account();
    if (!accounts.exists(account)) {
      throw new BindException(Condition.NOT_ALLOWED, "the account has been deleted");
    }
    attendance.arrives(account);
    Jid address = address(account, requested);
    Session session = new Session(link, address, login(account, proof), clock.instant());
    session.show(onlooker);
    beforehand.accept(session);
    SessionTable.Placed placed = sessions.put(session, maxResources.getAsInt());
    if (!(placed instanceof SessionTable.Placed.In in)) {
      session.end();
      throw new BindException(Condition.RESOURCE_CONSTRAINT, "too many sessions of one account");
    }
    Optional<Session> displaced = in.displaced();
    if (displaced.isPresent()) {
      displaced.get().link().close(StreamCondition.CONFLICT, "its resource was bound again");
      conclude(displaced.get());
    }
    return session;
  }

  private Jid address(Jid account, String requested) throws BindException {
    try {
      return account.withResource(requested.isEmpty() ? freshResource() : requested);
    } catch (IllegalArgumentException e) {
      throw new BindException(Condition.BAD_REQUEST, "no resource can be called that");
    }
  }

  private String freshResource() {
    byte[] name = new byte[RESOURCE_BYTES];
    random.nextBytes(name);
    return HexFormat.of().formatHex(name);
  }

  private Void conclude(Session session) throws StoreException {
    if (session.end()) {
      try {
        presences.ended(session);
      } finally {
        session.loseUnacknowledged(clock.instant());
        attendance.leaves(session.account());
      }
    }
    return null;
  }

  private static BindException refusal(Throwable failure) {
    if (failure instanceof BindException refused) {
      return refused;
    }
    boolean isKnown = failure instanceof LaneFullException || isAway(failure);
    if (!isKnown) {
      log.error("a session could not be bound", failure);
    }
    return new BindException(Condition.RESOURCE_CONSTRAINT, "the server is busy; try again later");
  }

  /** The store says itself that it is away. */
  private static boolean isAway(Throwable failure) {
    return failure instanceof StoreException refused
        && refused.reason() == StoreException.Reason.UNAVAILABLE;
  }
}
