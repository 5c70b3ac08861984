package org.simpp.server.message;

import java.util.Collections;
import java.util.Set;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.session.Handling;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.chatstates.ChatStates;
import org.simpp.xmpp.hints.Hint;
import org.simpp.xmpp.markers.Markers;
import org.simpp.xmpp.receipts.Receipt;
import org.simpp.xmpp.stanzaid.StanzaId;
import org.simpp.xmpp.stream.Payload;

/**
 * A message on its way, and what the names of its elements say of how it is to be treated.
 *
 * @param stanza without ids that only the two accounts may give (XEP-0359, section 3)
 * @param payload what it holds
 * @param hints of its sender; none of an error (XEP-0334, section 5)
 * @param handling what it leads to goes by this
 */
public record MessageContent(Stanza stanza, Payload payload, Set<Hint> hints, Handling handling) {
  private static final Set<Hint> UNKEPT = Set.of(Hint.NO_STORE, Hint.NO_PERMANENT_STORE);

  /** What becomes of a message while nobody is there. */
  public enum Worth {
    HELD,
    /** Its sender hears that nobody was there: it asks not to be kept (XEP-0334, section 4.2). */
    REFUSED,
    /** Nobody wants to hear of it later: a chat state alone (XEP-0160, section 3). */
    DROPPED
  }

  /** Reads a message whose sender and recipient are known, and whose handling nobody counts. */
  public static MessageContent of(Stanza message) {
    return of(message, Handling.UNCOUNTED);
  }

  /** Reads a message whose sender and recipient are known. */
  static MessageContent of(Stanza message, Handling handling) {
    Payload payload = Payload.of(message);
    Jid sender = message.from().orElseThrow().bare();
    Jid recipient = message.to().orElseThrow().bare();
    Bytes honest = StanzaId.without(payload, by -> by.equals(sender) || by.equals(recipient));
    Stanza stanza = message;
    if (honest.length() != message.payload().length()) {
      stanza = message.withPayload(honest);
      payload = Payload.of(stanza);
    }
    Set<Hint> hints = message.hasType("error") ? Set.of() : Hint.in(payload);
    return new MessageContent(stanza, payload, hints, handling);
  }

  /** The same, handled otherwise. */
  MessageContent in(Handling other) {
    return new MessageContent(stanza, payload, hints, other);
  }

  /** The sender's account. */
  public Jid sender() {
    return stanza.from().orElseThrow().bare();
  }

  /** The recipient's account. */
  public Jid recipient() {
    return stanza.to().orElseThrow().bare();
  }

  /** Whether it goes from an account to itself. */
  public boolean isToSelf() {
    return sender().equals(recipient());
  }

  /** What becomes of it while nobody is there. */
  Worth worthWhileAway() {
    if (ChatStates.alone(payload) && !hints.contains(Hint.STORE)) {
      return Worth.DROPPED;
    }
    return hints.contains(Hint.NO_STORE) ? Worth.REFUSED : Worth.HELD;
  }

  /**
   * Whether it belongs into archives (XEP-0313, section 5.1.1): what people say to each other, how
   * far it has got, and what its sender wants kept (XEP-0334, section 4).
   */
  public boolean isWorthArchiving() {
    if (!Collections.disjoint(hints, UNKEPT)) {
      return false;
    }
    String type = stanza.type().orElse("normal");
    return switch (type) {
      case "error", "groupchat" -> false;
      case "headline" -> hints.contains(Hint.STORE);
      default ->
          payload.has(Namespaces.CLIENT, "body")
              || hints.contains(Hint.STORE)
              || payload.has(Receipt.NAMESPACE, "received")
              || Markers.has(payload);
    };
  }
}
