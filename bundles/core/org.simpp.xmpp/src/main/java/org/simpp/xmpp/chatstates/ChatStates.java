package org.simpp.xmpp.chatstates;

import java.util.Set;
import org.simpp.xmpp.Element;
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
            .allMatch(child -> isSilent(child.namespace(), child.localName()));
  }

  /** As {@link #alone(Payload)}, of a message that stands in another one. */
  public static boolean alone(Element message) {
    return message.children().stream().map(Element::namespace).anyMatch(NAMESPACE::equals)
        && message.children().stream()
            .allMatch(child -> isSilent(child.namespace(), child.localName()));
  }

  private static boolean isSilent(String namespace, String localName) {
    boolean isThread = namespace.equals(Namespaces.CLIENT) && localName.equals("thread");
    return isThread || namespace.equals(NAMESPACE) || SILENT.contains(namespace);
  }

  private static boolean isState(Child child) {
    return child.namespace().equals(NAMESPACE);
  }
}
