package org.simpp.client.internal.stream;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.simpp.client.internal.Loop;
import org.simpp.transport.ClientLink;
import org.simpp.transport.Resumption;
import org.simpp.transport.SessionStart;
import org.simpp.transport.TransportException;
import org.simpp.xmpp.ping.Ping;

/**
 * The session of one account, over one link after the other: its line, and what is left of it while
 * there is no link (XEP-0198, section 5). On the loop only.
 */
final class SessionKeeper {
  /** How long a server may keep a session that does not say. */
  private static final Duration UNSAID = Duration.ofMinutes(5);

  private final Loop loop;
  private final Wire wire;
  private final Connection.Handler handler;
  private @Nullable Line line;
  private @Nullable Resumption left;
  private long cutAt;
  private boolean isCut;
  private boolean isEstablished;

  SessionKeeper(Loop loop, Wire wire, Connection.Handler handler) {
    this.loop = loop;
    this.wire = wire;
    this.handler = handler;
  }

  /** The line of the session, while it has a link. */
  Optional<Line> line() {
    return isCut ? Optional.empty() : Optional.ofNullable(line);
  }

  /** What the next login goes on with belongs to its link from now on; null where nothing can. */
  @Nullable Resumption takeResumption() {
    Resumption taken = left;
    left = null;
    return taken;
  }

  /** The session goes on over {@code next}. */
  Line goOn(ClientLink next) {
    Line again = Objects.requireNonNull(line, "a session that goes on has a line");
    isCut = false;
    wire.connect(again);
    again.outlet().conveyor().goOn(next);
    return again;
  }

  /** A session begins; what was before it is over. */
  Line begin(ClientLink link, SessionStart.Fresh start) {
    drop();
    Outlet outlet = new Outlet(link, start.isAcknowledged());
    Line fresh =
        new Line(
            start.address(),
            outlet,
            new IqExchange(loop, outlet, start.address().bare()),
            link.offeredFeatures());
    line = fresh;
    wire.connect(fresh);
    return fresh;
  }

  /** Everything is set up: from now on it is worth going on with. */
  void established() {
    isEstablished = true;
  }

  /** Asks the server over {@code link} whether it is there. */
  CompletionStage<?> check(@Nullable ClientLink link) {
    Line now = line().orElse(null);
    if (now == null || link == null) {
      return CompletableFuture.completedStage(null);
    }
    return now.outlet().isAcknowledged()
        ? link.check()
        : now.requests().request(null, "get", Ping.request());
  }

  /** {@code link} is closed, or its login has failed. */
  void cut(ClientLink link) {
    link.handOver().ifPresent(over -> left = over);
    if (line != null && !isCut) {
      isCut = true;
      cutAt = System.nanoTime();
      line.outlet().conveyor().hold();
      if (canGoOn()) {
        wire.cut();
        handler.cut();
      }
    }
  }

  /** Ends the session unless the server may still keep it. */
  void dropUnlessItCanGoOn() {
    if (!canGoOn()) {
      drop();
    }
  }

  /** The session is over. */
  void drop() {
    if (left != null) {
      left.abandon(new TransportException(TransportException.Reason.LOST, "the session is over"));
      left = null;
    }
    Line last = line;
    line = null;
    isCut = false;
    isEstablished = false;
    if (last != null) {
      last.outlet().conveyor().drop();
      wire.disconnect();
      handler.offline();
    }
  }

  private boolean canGoOn() {
    if (left == null || line == null || !isEstablished) {
      return false;
    }
    Duration patience = left.patience().isZero() ? UNSAID : left.patience();
    return System.nanoTime() - cutAt < patience.toNanos();
  }
}
