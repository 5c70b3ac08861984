package org.simpp.server.iq;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.session.Session;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCodec;

/**
 * What the server itself asks its clients. Only so many questions wait for one client; the oldest
 * is forgotten for another one. Safe for use by many threads.
 */
public final class Questions {
  private static final int MAX_WAITING = 4;
  private static final int ID_BYTES = 12;

  /** Orders are given to whoever is there to take many. */
  private static final int MAX_ORDERS = 200;

  private final Jid domain;
  private final SecureRandom random = new SecureRandom();
  private final ConcurrentHashMap<Session, Map<String, Consumer<Optional<Element>>>> waiting =
      new ConcurrentHashMap<>();

  private final ConcurrentHashMap<Session, Map<String, Consumer<Stanza>>> orders =
      new ConcurrentHashMap<>();

  public Questions(Jid domain) {
    this.domain = domain;
  }

  /**
   * Asks a client.
   *
   * @param question the element of an IQ of type get
   * @param answer told the answer's element on the account's lane; empty for an error
   */
  public void ask(Session session, Element question, Consumer<Optional<Element>> answer) {
    String id = freshId();
    waiting.compute(
        session,
        (key, present) -> {
          Map<String, Consumer<Optional<Element>>> next =
              present == null ? new LinkedHashMap<>() : new LinkedHashMap<>(present);
          if (next.size() >= MAX_WAITING) {
            next.remove(next.keySet().iterator().next());
          }
          next.put(id, answer);
          return next;
        });
    session.send(iq(session, id, "get", question));
  }

  /**
   * Has a client do something.
   *
   * @param order the element of an IQ of type set
   * @param answer told the result or the error on the account's lane
   * @return false where so many orders wait for it already that it gets no other one
   */
  public boolean order(Session session, Element order, Consumer<Stanza> answer) {
    orders.keySet().removeIf(Session::isEnded);
    Map<String, Consumer<Stanza>> open =
        orders.computeIfAbsent(session, key -> new ConcurrentHashMap<>());
    if (open.size() >= MAX_ORDERS) {
      return false;
    }
    String id = freshId();
    open.put(id, answer);
    session.send(iq(session, id, "set", order));
    return true;
  }

  private String freshId() {
    byte[] name = new byte[ID_BYTES];
    random.nextBytes(name);
    return HexFormat.of().formatHex(name);
  }

  private Stanza iq(Session session, String id, String type, Element element) {
    return Stanza.builder(Stanza.Kind.IQ)
        .from(domain)
        .to(session.address())
        .id(id)
        .type(type)
        .payload(StanzaCodec.payload(element))
        .build();
  }

  /** Forgets what waits for that client. */
  public void forget(Session session) {
    waiting.remove(session);
  }

  /** Takes a result or an error of a client; one that answers nothing is dropped. */
  void answered(Session session, Stanza iq) {
    Map<String, Consumer<Stanza>> ordered = orders.get(session);
    Consumer<Stanza> done = ordered == null ? null : ordered.remove(iq.id().orElse(""));
    if (done != null) {
      done.accept(iq);
      return;
    }
    Map<String, Consumer<Optional<Element>>> open = waiting.get(session);
    Consumer<Optional<Element>> answer = open == null ? null : open.get(iq.id().orElse(""));
    if (answer == null) {
      return;
    }
    waiting.computeIfPresent(
        session,
        (key, present) -> {
          Map<String, Consumer<Optional<Element>>> next = new LinkedHashMap<>(present);
          next.remove(iq.id().orElse(""));
          return next.isEmpty() ? null : next;
        });
    answer.accept(element(iq));
  }

  private static Optional<Element> element(Stanza iq) {
    try {
      return iq.hasType("result")
          ? StanzaCodec.children(iq).stream().findFirst()
          : Optional.empty();
    } catch (MalformedXmlException e) {
      return Optional.empty();
    }
  }
}
