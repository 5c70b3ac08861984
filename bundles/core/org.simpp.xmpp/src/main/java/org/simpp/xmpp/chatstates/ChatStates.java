package org.simpp.xmpp.chatstates;

import java.util.Set;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.hints.Hint;
import org.simpp.xmpp.stanzaid.StanzaId;
import org.simpp.xmpp.stream.Payload;
import org.simpp.xmpp.stream.Payload.Child;

/** What somebody does with a conversation at this moment (XEP-0085, section 4). */
public final class ChatStates {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "http://jabber.org/protocol/chatstates";

  private static final Set<String> SILENT = Set.of(Hint.NAMESPACE, StanzaId.NAMESPACE);

  private ChatStates() {}

  /** Whether the message has one. */
  public static boolean has(Payload message) {
    return message.children().stream().anyMatch(ChatStates::isState);
  }

  /**
   * Whether the message has one and says nothing else (section 2). A thread may stand beside it,
   * and what is there for those on the way: hints and ids.
   */
  public static boolean alone(Payload message) {
    return has(message)
        && message.children().stream()
            .allMatch(
                child -> isState(child) || SILENT.contains(child.namespace()) || isThread(child));
  }

  private static boolean isThread(Child child) {
    return child.is(Namespaces.CLIENT, "thread");
  }

  private static boolean isState(Child child) {
    return child.namespace().equals(NAMESPACE);
  }
}
