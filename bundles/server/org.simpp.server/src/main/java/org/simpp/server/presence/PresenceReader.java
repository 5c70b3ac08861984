package org.simpp.server.presence;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Stanza;
import org.simpp.presence.Availability.Show;
import org.simpp.server.session.SessionPresence;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.caps.Capabilities;

/** Reads what a presence without type says (RFC 6121, section 4.7.2). */
final class PresenceReader {
  private PresenceReader() {}

  /** Empty where it breaks the rules: an unknown show, a priority out of range. */
  static Optional<SessionPresence> read(Stanza presence) {
    try {
      List<Element> children = StanzaCodec.children(presence);
      String status = text(children, "status").orElse("");
      int priority = Integer.parseInt(text(children, "priority").orElse("0").trim());
      Optional<Show> show = show(text(children, "show"));
      boolean allowed = priority >= -128 && priority <= 127 && show.isPresent();
      return allowed
          ? Optional.of(
              new SessionPresence(show.get(), status, priority, presence, capabilities(children)))
          : Optional.empty();
    } catch (MalformedXmlException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static @Nullable Capabilities capabilities(List<Element> children) {
    return children.stream()
        .flatMap(child -> Capabilities.of(child).stream())
        .findFirst()
        .orElse(null);
  }

  private static Optional<String> text(List<Element> children, String name) {
    return children.stream()
        .filter(child -> child.is(Namespaces.CLIENT, name))
        .findFirst()
        .map(Element::text);
  }

  private static Optional<Show> show(Optional<String> text) {
    return switch (text.orElse("").trim()) {
      case "" -> Optional.of(Show.AVAILABLE);
      case "chat" -> Optional.of(Show.CHAT);
      case "away" -> Optional.of(Show.AWAY);
      case "xa" -> Optional.of(Show.XA);
      case "dnd" -> Optional.of(Show.DND);
      default -> Optional.empty();
    };
  }
}
