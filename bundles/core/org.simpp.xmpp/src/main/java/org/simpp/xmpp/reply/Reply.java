package org.simpp.xmpp.reply;

import java.util.Objects;
import java.util.Optional;
import org.simpp.model.Jid;
import org.simpp.xmpp.Element;

/**
 * That a message answers another one (XEP-0461, section 3).
 *
 * @param to who wrote the other one; between two people a bare address will do
 * @param id of the other one
 */
public record Reply(Jid to, String id) {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "urn:xmpp:reply:0";

  public Reply {
    Objects.requireNonNull(to);
    if (id.isEmpty()) {
      throw new IllegalArgumentException("a reply names the message that it answers");
    }
  }

  /**
   * The reply that {@code element} is; empty where it is none, names no message, or does not say
   * whose: an id alone may be anybody's.
   */
  public static Optional<Reply> of(Element element) {
    Optional<String> id = element.attribute("id").filter(one -> !one.isEmpty());
    if (!element.is(NAMESPACE, "reply") || id.isEmpty()) {
      return Optional.empty();
    }
    try {
      return element.attribute("to").map(Jid::of).map(to -> new Reply(to, id.get()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public Element toElement() {
    return Element.builder(NAMESPACE, "reply")
        .attribute("to", to.toString())
        .attribute("id", id)
        .build();
  }
}
