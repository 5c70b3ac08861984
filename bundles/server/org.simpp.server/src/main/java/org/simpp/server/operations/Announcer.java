package org.simpp.server.operations;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.AdministrationException;
import org.simpp.server.ServerOperations;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionTable;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.StanzaCodec;

/**
 * Tells sessions a text of the domain: a headline, which nobody keeps (RFC 6121, section 5.2.2).
 */
public final class Announcer {
  private final Jid domain;
  private final SessionTable sessions;

  public Announcer(Jid domain, SessionTable sessions) {
    this.domain = domain;
    this.sessions = sessions;
  }

  /** Those whom a text to {@code account} reaches, null for all; at least one. */
  public List<Session> reached(@Nullable Jid account) throws AdministrationException {
    Collection<Session> found = account == null ? sessions.all() : sessions.of(account.bare());
    if (found.isEmpty()) {
      throw new AdministrationException(
          "there is no session %s; simpp:session-list shows those there are"
              .formatted(account == null ? "at all" : "of " + account));
    }
    return found.stream()
        .sorted(Comparator.comparing(session -> session.address().toString()))
        .toList();
  }

  /** What may be told. */
  public static void requireText(String text) throws AdministrationException {
    boolean isText =
        text.codePoints()
            .noneMatch(c -> (Character.isISOControl(c) && c != '\n') || isNoCharacter(c));
    if (text.isBlank() || text.length() > ServerOperations.MAX_TEXT || !isText) {
      throw new AdministrationException(
          "a text has 1 to %d characters and no control characters"
              .formatted(ServerOperations.MAX_TEXT));
    }
  }

  public void tell(Session session, String text) {
    session.send(
        Stanza.builder(Stanza.Kind.MESSAGE)
            .from(domain)
            .to(session.address())
            .type("headline")
            .id(UUID.randomUUID().toString())
            .payload(StanzaCodec.payload(Element.of(Namespaces.CLIENT, "body", text)))
            .build());
  }

  /** What XML cannot write. */
  private static boolean isNoCharacter(int c) {
    return c == 0xFFFE || c == 0xFFFF || (c >= 0xD800 && c <= 0xDFFF);
  }
}
