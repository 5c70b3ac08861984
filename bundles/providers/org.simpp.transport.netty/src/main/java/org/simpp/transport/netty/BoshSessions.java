package org.simpp.transport.netty;

import io.netty.channel.Channel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.transport.LinkSecurity;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.bosh.BoshAnswers;
import org.simpp.xmpp.bosh.BoshAnswers.Condition;
import org.simpp.xmpp.bosh.BoshRequest;
import org.simpp.xmpp.bosh.BoshTerms;

/**
 * The sessions of clients that come by requests (XEP-0124); each counts as a connection of the
 * address that began it. Safe for use by many threads.
 */
final class BoshSessions {
  static final String PATH = "/http-bind";

  /** What stands around an element in a body. */
  static final int ENVELOPE = 4_096;

  private final ConcurrentHashMap<String, BoshSession> sessions = new ConcurrentHashMap<>();
  private final Consumer<NettyLink> arrival;
  private final Consumer<NettyLink> departure;

  /**
   * @param arrival told of a session's link
   * @param departure told when nothing of it is left
   */
  BoshSessions(Consumer<NettyLink> arrival, Consumer<NettyLink> departure) {
    this.arrival = arrival;
    this.departure = departure;
  }

  /** Whether whoever has that session has logged in. */
  boolean isEstablished(String sid) {
    BoshSession session = sessions.get(sid);
    return session != null && session.isEstablished();
  }

  /**
   * A request has come over {@code channel}, on its event loop.
   *
   * @return the session that deals with it; empty where it is answered already
   */
  Optional<BoshSession> arrived(
      Channel channel,
      Entrance entrance,
      LinkSecurity security,
      Bytes body,
      BoshExchange exchange) {
    BoshRequest request;
    try {
      request = BoshRequest.read(body, entrance.limits().elementBytes() + ENVELOPE);
    } catch (MalformedXmlException e) {
      return refused(exchange, Condition.BAD_REQUEST);
    }
    if (request.sid().isEmpty()) {
      return begun(channel, entrance, security, request, exchange);
    }
    BoshSession session = sessions.get(request.sid().get());
    if (session == null) {
      return refused(exchange, Condition.ITEM_NOT_FOUND);
    }
    session.onLoop(() -> session.arrived(request, exchange));
    return Optional.of(session);
  }

  private Optional<BoshSession> begun(
      Channel channel,
      Entrance entrance,
      LinkSecurity security,
      BoshRequest first,
      BoshExchange exchange) {
    Optional<Condition> refusal = refusal(entrance, first);
    if (refusal.isPresent()) {
      return refused(exchange, refusal.get());
    }
    if (!entrance.isLetIn()) {
      return refused(exchange, Condition.POLICY_VIOLATION);
    }
    BoshTerms terms = BoshTerms.of(first, StreamIds.next());
    BoshSession session =
        new BoshSession(
            channel.eventLoop(),
            entrance,
            terms,
            first,
            ended -> {
              sessions.remove(terms.sid());
              departure.accept(ended.link());
              entrance.left();
            });
    sessions.put(terms.sid(), session);
    arrival.accept(session.link());
    session.begin(security, exchange);
    return Optional.of(session);
  }

  private static Optional<Condition> refusal(Entrance entrance, BoshRequest first) {
    String to = first.body().attribute("to").orElse("");
    if (to.isEmpty()) {
      return Optional.of(Condition.IMPROPER_ADDRESSING);
    }
    if (!first.takesXml()) {
      return Optional.of(Condition.BAD_REQUEST);
    }
    try {
      return Jid.of(to).equals(new Jid("", entrance.receiver().domain(), ""))
          ? Optional.empty()
          : Optional.of(Condition.HOST_UNKNOWN);
    } catch (IllegalArgumentException e) {
      return Optional.of(Condition.HOST_UNKNOWN);
    }
  }

  private static Optional<BoshSession> refused(BoshExchange exchange, Condition condition) {
    exchange.say(BoshAnswers.refused(condition, List.of()), true);
    return Optional.empty();
  }
}
