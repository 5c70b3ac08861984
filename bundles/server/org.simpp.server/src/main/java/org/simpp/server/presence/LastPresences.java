package org.simpp.server.presence;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionTable;
import org.simpp.store.DocumentStore;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.delay.Delay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * With what words, and when, an account left that is away: what a probe is answered with (RFC 6121,
 * section 4.3.2), and its last activity (XEP-0012). Kept when its last available resource leaves.
 */
public final class LastPresences implements PresenceWatch {
  private static final Logger log = LoggerFactory.getLogger(LastPresences.class);
  private static final String COLLECTION = "presence";
  private static final String NAME = "last";

  /** Longer words are not kept; that it left is. */
  private static final int MAX_BYTES = 4_096;

  private final DocumentStore store;
  private final SessionTable sessions;
  private final Clock clock;

  /**
   * How an account left.
   *
   * @param left when
   * @param payload what it said then, the time of it among it (XEP-0203)
   * @param status in words, "" for none
   */
  public record Last(Instant left, Bytes payload, String status) {}

  public LastPresences(DocumentStore store, SessionTable sessions, Clock clock) {
    this.store = store;
    this.sessions = sessions;
    this.clock = clock;
  }

  @Override
  public void unavailable(Session session, Stanza presence) {
    Jid account = session.account();
    if (!sessions.availableOf(account).isEmpty()) {
      return;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Bytes delay = StanzaCodec.payload(new Delay(now, account, "").toElement());
    boolean isShort = presence.payload().length() <= MAX_BYTES;
    Stanza left =
        isShort
            ? presence.withPayload(Bytes.concat(presence.payload(), delay))
            : Stanza.builder(Stanza.Kind.PRESENCE).payload(delay).build();
    try {
      store.put(account, COLLECTION, NAME, StanzaCodec.encode(left), 1);
    } catch (StoreException e) {
      if (e.reason() != StoreException.Reason.NOT_FOUND) {
        log.warn("when {} left is not kept: {}", account, e.toString());
      }
    }
  }

  /** How {@code account} left; empty where it never did. May wait for the store. */
  public Optional<Last> of(Jid account) throws StoreException {
    Optional<Bytes> kept = store.find(account, COLLECTION, NAME);
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    try {
      Stanza presence = StanzaCodec.decode(kept.get());
      List<Element> children = StanzaCodec.children(presence);
      String status =
          children.stream()
              .filter(child -> child.is(Namespaces.CLIENT, "status"))
              .map(Element::text)
              .findFirst()
              .orElse("");
      // The server's own stamp is the last one, whatever the client has sent.
      return children.stream()
          .flatMap(child -> Delay.of(child).stream())
          .reduce((first, second) -> second)
          .map(delay -> new Last(delay.stamp(), presence.payload(), status));
    } catch (MalformedXmlException e) {
      log.error("how {} left cannot be read", account, e);
      return Optional.empty();
    }
  }
}
