package org.simpp.server.routing;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.lane.LaneFullException;
import org.simpp.server.session.Handling;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionTable;
import org.simpp.store.StoreException;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaError;
import org.simpp.xmpp.StanzaErrors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands finished stanzas to the sessions that they are addressed to, and errors to senders. */
public final class Post {
  private static final Logger log = LoggerFactory.getLogger(Post.class);

  private final SessionTable sessions;
  private final Barrier barrier;
  private final Handling handling;
  private final Map<StanzaCondition, LongAdder> rejections;

  public Post(SessionTable sessions, Barrier barrier) {
    this(sessions, barrier, Handling.UNCOUNTED, new ConcurrentHashMap<>());
  }

  private Post(
      SessionTable sessions,
      Barrier barrier,
      Handling handling,
      Map<StanzaCondition, LongAdder> rejections) {
    this.sessions = sessions;
    this.barrier = barrier;
    this.handling = handling;
    this.rejections = rejections;
  }

  /** The same for what a stanza leads to that is handled so. */
  public Post in(Handling one) {
    return new Post(sessions, barrier, one, rejections);
  }

  /**
   * To the session of a full address in {@code to}, to the available ones of a bare address;
   * nowhere where there is none.
   */
  public void deliver(Stanza stanza) {
    Jid to = stanza.to().orElseThrow();
    if (to.isBare()) {
      deliverToAvailable(to, stanza);
    } else {
      sessions.find(to).ifPresent(session -> deliverTo(session, stanza));
    }
  }

  /** The same bytes to every available resource of {@code account}. */
  public void deliverToAvailable(Jid account, Stanza stanza) {
    for (Session session : sessions.of(account)) {
      if (session.available().isPresent()) {
        deliverTo(session, stanza);
      }
    }
  }

  /**
   * To one session. A presence that the server spreads is nothing for whom its sender has blocked,
   * nor for who has blocked its sender.
   */
  public void deliverTo(Session session, Stanza stanza) {
    boolean spreads = stanza.kind() == Stanza.Kind.PRESENCE && !stanza.hasType("error");
    boolean isKeptAway =
        spreads
            && stanza.from().map(from -> barrier.isBetween(from, session.address())).orElse(false);
    if (!isKeptAway) {
      handling.send(session, stanza);
    }
  }

  /** To every resource of {@code account} that has asked for the roster. */
  public void deliverToInterested(Jid account, Stanza stanza) {
    for (Session session : sessions.of(account)) {
      if (session.isInterested()) {
        handling.send(session, stanza);
      }
    }
  }

  /** Answers {@code stanza} with an error, where one may be sent (RFC 6120, section 8.3.1). */
  public void reject(Stanza stanza, StanzaCondition condition, String text) {
    reject(stanza, StanzaError.of(condition, text));
  }

  /** As {@link #reject(Stanza, StanzaCondition, String)}, for every error. */
  public void reject(Stanza stanza, StanzaError error) {
    rejections.computeIfAbsent(error.condition(), key -> new LongAdder()).increment();
    StanzaErrors.reply(stanza, error).ifPresent(this::deliver);
  }

  /** How many stanzas were answered with each error. */
  public Map<StanzaCondition, Long> rejections() {
    Map<StanzaCondition, Long> sums = new EnumMap<>(StanzaCondition.class);
    rejections.forEach((condition, count) -> sums.put(condition, count.sum()));
    return sums;
  }

  /** Answers {@code stanza} with the error that {@code failure} of our own stands for. */
  public void reject(Stanza stanza, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof LaneFullException) {
      reject(stanza, StanzaCondition.RESOURCE_CONSTRAINT, "the server is busy; try again later");
    } else if (cause instanceof StoreException refused) {
      reject(stanza, conditionOf(refused), textOf(refused));
      if (refused.reason() == StoreException.Reason.UNAVAILABLE && refused.getCause() != null) {
        // Without a cause it was not even asked: it has said itself that it is away.
        log.error("the store failed on {}", stanza, refused);
      }
    } else {
      log.error("a stanza could not be handled: {}", stanza, cause);
      reject(stanza, StanzaCondition.INTERNAL_SERVER_ERROR, "");
    }
  }

  private static StanzaCondition conditionOf(StoreException refused) {
    return switch (refused.reason()) {
      case FULL, UNAVAILABLE -> StanzaCondition.RESOURCE_CONSTRAINT;
      case EXISTS -> StanzaCondition.CONFLICT;
      case NOT_FOUND -> StanzaCondition.ITEM_NOT_FOUND;
    };
  }

  private static String textOf(StoreException refused) {
    return refused.reason() == StoreException.Reason.UNAVAILABLE
        ? "the server cannot reach its store; try again later"
        : "";
  }
}
