package org.simpp.xmpp;

import java.util.Objects;
import org.simpp.xmpp.text.XmlCharacters;

/** What stands between an element's tags: other elements, and text. */
public sealed interface Node permits Node.Text, Element {
  /** Text, unescaped. */
  record Text(String value) implements Node {
    /**
     * @throws IllegalArgumentException if XML cannot hold a character of it
     */
    public Text {
      Objects.requireNonNull(value);
      XmlCharacters.requireAllowed(value);
    }

    /** {@code any} text, in which U+FFFD stands for what XML cannot hold. */
    public static Text replacing(String any) {
      StringBuilder held = new StringBuilder(any.length());
      any.codePoints()
          .map(c -> XmlCharacters.isAllowed(c) ? c : 0xFFFD)
          .forEach(held::appendCodePoint);
      return new Text(held.toString());
    }
  }
}
