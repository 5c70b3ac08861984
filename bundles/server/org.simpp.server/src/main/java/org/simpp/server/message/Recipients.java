package org.simpp.server.message;

import java.util.List;
import java.util.Optional;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.presence.Delivery;
import org.simpp.presence.PresenceService;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionTable;

/**
 * Who gets a message now (RFC 6121, section 8.5).
 *
 * @param delivery what the rules say
 * @param sessions to which it goes; none unless the rules say so
 */
record Recipients(Delivery delivery, List<Session> sessions) {
  static Recipients of(Stanza message, SessionTable sessions, PresenceService rules) {
    Jid to = message.to().orElseThrow();
    Optional<Session> exact =
        to.isBare() ? Optional.empty() : sessions.find(to).filter(session -> !session.isBroken());
    if (exact.isPresent()) {
      return new Recipients(new Delivery.ToResources(List.of(to.resource())), List.of(exact.get()));
    }
    String type = message.type().orElse("normal");
    Delivery delivery = rules.route(type, to.resource(), sessions.availabilities(to.bare()));
    if (!(delivery instanceof Delivery.ToResources found)) {
      return new Recipients(delivery, List.of());
    }
    List<Session> those =
        found.resources().stream()
            .flatMap(resource -> sessions.find(to.withResource(resource)).stream())
            .toList();
    // where all of them have ended in the meantime it waits for the next
    return new Recipients(those.isEmpty() ? new Delivery.Held() : found, those);
  }

  /** Whether it is held for them. */
  boolean areAwaited() {
    return delivery instanceof Delivery.Held;
  }
}
