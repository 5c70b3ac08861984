package org.simpp.xmpp.reactions;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.simpp.xmpp.Element;

/**
 * All reactions that a person has to one message from now on (XEP-0444, sections 3 and 4).
 *
 * @param id of the message
 * @param all emojis, each once; none to take every one back
 */
public record Reactions(String id, List<String> all) {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "urn:xmpp:reactions:0";

  /** Reactions that one person may have to one message. */
  public static final int MAX_REACTIONS = 16;

  /**
   * @throws IllegalArgumentException if it names no message, or one of them is not a single emoji,
   *     or there twice, or there are too many
   */
  public Reactions {
    all = List.copyOf(all);
    if (id.isEmpty() || !all.equals(allowed(all))) {
      throw new IllegalArgumentException("reactions are to a message, a few emojis, each once");
    }
  }

  /**
   * The reactions that {@code element} lists; empty where it is none, or names no message. What is
   * no emoji, stands there again, or is beyond the bound is left out (section 4).
   */
  public static Optional<Reactions> of(Element element) {
    return element.is(NAMESPACE, "reactions")
        ? element
            .attribute("id")
            .filter(id -> !id.isEmpty())
            .map(id -> new Reactions(id, allowed(texts(element))))
        : Optional.empty();
  }

  public Element toElement() {
    Element.Builder reactions = Element.builder(NAMESPACE, "reactions").attribute("id", id);
    all.forEach(one -> reactions.child("reaction", one));
    return reactions.build();
  }

  private static List<String> texts(Element element) {
    return element.children(NAMESPACE, "reaction").stream().map(Element::text).toList();
  }

  private static List<String> allowed(List<String> texts) {
    LinkedHashSet<String> each = new LinkedHashSet<>(texts);
    return each.stream().filter(Emoji::isOne).limit(MAX_REACTIONS).toList();
  }
}
