package org.simpp.server.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.simpp.model.Stanza;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.carbons.Carbon;
import org.simpp.xmpp.chatstates.ChatStates;
import org.simpp.xmpp.hints.Hint;
import org.simpp.xmpp.stream.Payload;
import org.simpp.xmpp.stream.Payload.Child;

/**
 * What is held back from a client at which nobody looks (XEP-0352, section 3.2): presence, of which
 * the last of each sender is enough, and chat states, likewise. It has not been sent, so that
 * nothing counts it. Not safe for use by many threads.
 */
final class Lull {
  private static final int MOST = 500;

  private final Map<Key, Stanza> heldBack = new LinkedHashMap<>();

  /**
   * What only the last of is wanted.
   *
   * @param what whose presence it is, or which conversation's state
   */
  private record Key(Stanza.Kind kind, String what) {}

  /** Holds {@code stanza} back; false where it is to be sent, after all that is held back. */
  boolean takes(Stanza stanza) {
    Optional<Key> key = heldBack.size() == MOST ? Optional.empty() : key(stanza);
    key.ifPresent(
        known -> {
          // behind all others, as it has come
          heldBack.remove(known);
          heldBack.put(known, stanza);
        });
    return key.isPresent();
  }

  /** Empties it: all of it, in the order in which it came. */
  List<Stanza> takeAll() {
    List<Stanza> all = new ArrayList<>(heldBack.values());
    heldBack.clear();
    return all;
  }

  /** Empty where it cannot wait. */
  private static Optional<Key> key(Stanza stanza) {
    return switch (stanza.kind()) {
      case IQ -> Optional.empty();
      case PRESENCE ->
          stanza.type().isEmpty() || stanza.hasType("unavailable")
              ? Optional.of(new Key(stanza.kind(), "" + stanza.from()))
              : Optional.empty();
      case MESSAGE -> conversation(stanza).map(what -> new Key(stanza.kind(), what));
    };
  }

  /** Whose state a message tells that tells nothing else; empty of any other. */
  private static Optional<String> conversation(Stanza message) {
    if (message.hasType("error") || message.hasType("groupchat")) {
      return Optional.empty();
    }
    Payload payload = Payload.of(message);
    if (Hint.in(payload).contains(Hint.STORE)) {
      return Optional.empty();
    }
    return ChatStates.alone(payload)
        ? Optional.of("" + message.from())
        : payload.children().stream().flatMap(child -> ofCopy(payload, child).stream()).findFirst();
  }

  /** Of a copy, for a client that gets copies (XEP-0280). */
  private static Optional<String> ofCopy(Payload payload, Child child) {
    if (!child.namespace().equals(Carbon.NAMESPACE)) {
      return Optional.empty();
    }
    Element copy = payload.element(child);
    return Carbon.SENT
        .message(copy)
        .or(() -> Carbon.RECEIVED.message(copy))
        .filter(ChatStates::alone)
        .map(message -> message.attribute("from") + " " + message.attribute("to"));
  }
}
