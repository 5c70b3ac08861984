package org.simpp.server.operations;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.server.AdministrationException;
import org.simpp.server.ServerOperations;
import org.simpp.server.administration.Audit;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionTable;
import org.simpp.transport.StreamCondition;

/** Announces and drains, on the sessions of a running server. */
public final class Operations implements ServerOperations {
  private static final String ALL = "all";

  private final SessionTable sessions;
  private final Announcer announcer;
  private final Drain drain;
  private final Audit audit;
  private final Runnable archiving;

  /**
   * What is done on {@code sessions}.
   *
   * @param archiving archives what waits for it
   */
  public Operations(
      SessionTable sessions, Announcer announcer, Drain drain, Audit audit, Runnable archiving) {
    this.sessions = sessions;
    this.announcer = announcer;
    this.drain = drain;
    this.audit = audit;
    this.archiving = archiving;
  }

  @Override
  public List<Jid> announce(String operator, @Nullable Jid to, String text, boolean rehearses)
      throws AdministrationException {
    if (rehearses) {
      Announcer.requireText(text);
      return addresses(announcer.reached(to));
    }
    return audit.change(
        operator,
        "announce",
        to == null ? ALL : to.toString(),
        () -> {
          Announcer.requireText(text);
          List<Session> reached = announcer.reached(to);
          reached.forEach(session -> announcer.tell(session, text));
          return addresses(reached);
        });
  }

  @Override
  public Draining drain(String operator, Duration in, String message)
      throws AdministrationException {
    return audit.change(operator, "drain", ALL, () -> drain(in, message));
  }

  @Override
  public void cancelDrain(String operator) throws AdministrationException {
    audit.change(
        operator,
        "drain-cancel",
        ALL,
        () -> {
          drain.cancel();
          return ALL;
        });
  }

  @Override
  public int settle() {
    archiving.run();
    return sessions.all().stream().mapToInt(session -> session.unacknowledged().size()).sum();
  }

  @Override
  public Optional<Draining> draining() {
    return drain.draining();
  }

  private Draining drain(Duration in, String message) throws AdministrationException {
    if (in.isNegative() || in.compareTo(LONGEST_DRAIN) > 0) {
      throw new AdministrationException(
          "sessions are left for at most " + LONGEST_DRAIN.toHours() + " h, not for " + in);
    }
    if (!message.isEmpty()) {
      Announcer.requireText(message);
    }
    Draining begun = drain.begin(in, message, this::endAll);
    if (!message.isEmpty()) {
      sessions.all().forEach(session -> announcer.tell(session, message));
    }
    return begun;
  }

  /** As at the end of the server: what waits to be acknowledged is kept (XEP-0198). */
  private void endAll() {
    for (Session session : sessions.all()) {
      session.close(StreamCondition.SYSTEM_SHUTDOWN, "the server is about to stop");
    }
  }

  private static List<Jid> addresses(List<Session> reached) {
    return reached.stream().map(Session::address).toList();
  }
}
