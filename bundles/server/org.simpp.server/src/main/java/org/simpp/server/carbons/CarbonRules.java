package org.simpp.server.carbons;

import org.simpp.model.Stanza;
import org.simpp.server.message.MessageContent;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.carbons.Carbon;
import org.simpp.xmpp.chatstates.ChatStates;
import org.simpp.xmpp.hints.Hint;
import org.simpp.xmpp.markers.Markers;
import org.simpp.xmpp.receipts.Receipt;
import org.simpp.xmpp.stream.Payload;
import org.simpp.xmpp.stream.Payload.Child;

/**
 * Which messages are copied: exactly those of XEP-0280, section 6.1. Errors are another's matter:
 * they are copied where what they answer was.
 */
final class CarbonRules {
  private static final String MUC_USER = "http://jabber.org/protocol/muc#user";
  private static final String DIRECT_INVITATION = "jabber:x:conference";

  private CarbonRules() {}

  /**
   * @param kind a message of a participant of a room is copied where it was sent, not where it is
   *     received
   */
  static boolean allow(MessageContent message, Carbon kind) {
    Stanza stanza = message.stanza();
    Payload payload = message.payload();
    if (Carbon.forbids(payload) || message.hints().contains(Hint.NO_COPY)) {
      return false;
    }
    if (isInvitation(payload)) {
      return true;
    }
    if (kind == Carbon.RECEIVED && isOfParticipant(stanza, payload)) {
      return false;
    }
    return switch (stanza.type().orElse("normal")) {
      case "chat" -> true;
      case "groupchat", "error" -> false;
      case "normal" -> payload.has(Namespaces.CLIENT, "body") || isOfConversation(payload);
      default -> isOfConversation(payload);
    };
  }

  private static boolean isOfConversation(Payload payload) {
    return ChatStates.has(payload)
        || payload.children().stream().map(Child::namespace).anyMatch(Receipt.NAMESPACE::equals)
        || payload.children().stream().map(Child::namespace).anyMatch(Markers.NAMESPACE::equals);
  }

  private static boolean isInvitation(Payload payload) {
    return payload.has(DIRECT_INVITATION, "x")
        || payload.children().stream()
            .filter(child -> child.is(MUC_USER, "x"))
            .anyMatch(child -> payload.element(child).child(MUC_USER, "invite").isPresent());
  }

  private static boolean isOfParticipant(Stanza stanza, Payload payload) {
    return payload.has(MUC_USER, "x") && !stanza.from().orElseThrow().isBare();
  }
}
