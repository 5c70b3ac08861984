package org.simpp.server.tracing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.ServerTraces.Direction;
import org.simpp.server.session.Handling;
import org.simpp.server.session.Onlooker;
import org.simpp.server.session.Session;

/**
 * The traces that there are. While there is none, a stanza costs one look at an empty list. Safe
 * for use by many threads.
 */
public final class Traces implements Onlooker {
  private final Clock clock;
  private volatile List<Following> open = List.of();

  public Traces(Clock clock) {
    this.clock = clock;
  }

  /**
   * Follows from now on.
   *
   * @param whom an account or a session; null for all
   * @return empty where there are {@code most} already
   */
  public synchronized Optional<Following> begin(@Nullable Jid whom, Duration atMost, int most) {
    if (open.size() >= most) {
      return Optional.empty();
    }
    Following begun = new Following(whom, clock.instant().plus(atMost), clock, this::remove);
    List<Following> next = new ArrayList<>(open);
    next.add(begun);
    open = List.copyOf(next);
    return Optional.of(begun);
  }

  private synchronized void remove(Following closed) {
    open = open.stream().filter(one -> one != closed).toList();
  }

  /** Ends them all. */
  public void close() {
    open.forEach(Following::close);
  }

  /** The way of a stanza that has come from a session's client; empty where nobody follows it. */
  public Optional<Passage> passage(Handling handling, Session session, Stanza stanza) {
    List<Following> followers = followers(session.address());
    return followers.isEmpty()
        ? Optional.empty()
        : Optional.of(new Passage(handling, session, stanza, clock.instant(), followers));
  }

  @Override
  public void sees(Jid session, Stanza stanza, @Nullable CompletionStage<Void> written) {
    List<Following> followers = followers(session);
    if (followers.isEmpty()) {
      return;
    }
    Instant at = clock.instant();
    if (written == null) {
      tell(followers, session, stanza, at, "waits for its client");
      return;
    }
    written.whenComplete(
        (nothing, failure) ->
            tell(followers, session, stanza, at, failure == null ? "written" : "link closed"));
  }

  private static void tell(
      List<Following> followers, Jid session, Stanza stanza, Instant at, String outcome) {
    var line = Envelope.line(Direction.OUT, at, session, stanza, outcome);
    followers.forEach(one -> one.add(line));
  }

  private List<Following> followers(Jid session) {
    List<Following> all = open;
    return all.isEmpty() ? all : all.stream().filter(one -> one.takes(session)).toList();
  }
}
