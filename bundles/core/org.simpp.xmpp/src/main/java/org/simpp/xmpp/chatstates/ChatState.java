package org.simpp.xmpp.chatstates;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.simpp.xmpp.Element;

/** What somebody does with a conversation (XEP-0085, section 2). */
public enum ChatState {
  ACTIVE,
  COMPOSING,
  PAUSED,
  INACTIVE,
  GONE;

  private final String elementName = name().toLowerCase(Locale.ROOT);

  /** The state that {@code element} is; empty where it is none. */
  public static Optional<ChatState> of(Element element) {
    return Arrays.stream(values())
        .filter(state -> element.is(ChatStates.NAMESPACE, state.elementName))
        .findFirst();
  }

  public Element toElement() {
    return Element.of(ChatStates.NAMESPACE, elementName);
  }
}
