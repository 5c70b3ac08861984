package org.simpp.server.tracing;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.ServerTraces.Direction;
import org.simpp.server.ServerTraces.Line;
import org.simpp.xmpp.stream.Payload;

/**
 * What may be shown of a stanza. Of its payload only the names of the elements directly in it are
 * read: no text, no attribute's value, nothing further in.
 */
final class Envelope {
  private static final int LONGEST_ADDRESS = 200;
  private static final int LONGEST_WORD = 64;
  private static final int MOST_ELEMENTS = 6;

  private Envelope() {}

  static Line line(Direction direction, Instant at, Jid session, Stanza stanza, String outcome) {
    return new Line(
        at,
        direction,
        session,
        stanza.kind().elementName(),
        shown(stanza.type().orElse(""), LONGEST_WORD),
        stanza.from().map(Envelope::address).orElse(""),
        stanza.to().map(Envelope::address).orElse(""),
        shown(stanza.id().orElse(""), LONGEST_WORD),
        payload(stanza),
        stanza.payload().length(),
        outcome);
  }

  static String address(Jid address) {
    return shown(address.toString(), LONGEST_ADDRESS);
  }

  private static String payload(Stanza stanza) {
    try {
      return names(Payload.of(stanza).children());
    } catch (IllegalArgumentException e) {
      // Whoever only looks on keeps nothing from going its way.
      return "unreadable";
    }
  }

  private static String names(List<Payload.Child> children) {
    String names =
        children.stream()
            .limit(MOST_ELEMENTS)
            .map(
                child ->
                    shown(child.localName(), LONGEST_WORD)
                        + "{"
                        + shown(child.namespace(), LONGEST_WORD)
                        + "}")
            .collect(Collectors.joining(" "));
    int more = children.size() - MOST_ELEMENTS;
    return more > 0 ? names + " and " + more + " more" : names;
  }

  /** Nothing that moves a cursor or turns the order of writing round. */
  private static String shown(String text, int longest) {
    int end = text.offsetByCodePoints(0, Math.min(longest, text.codePointCount(0, text.length())));
    String plain = text.substring(0, end).replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    return end < text.length() ? plain + "…" : plain;
  }
}
