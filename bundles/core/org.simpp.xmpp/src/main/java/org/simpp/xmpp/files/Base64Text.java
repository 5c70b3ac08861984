package org.simpp.xmpp.files;

import java.util.Base64;
import java.util.Optional;
import org.simpp.model.Bytes;

/** Bytes of a known length as text. */
final class Base64Text {
  private Base64Text() {}

  /** The bytes that {@code text} writes; empty where it writes none, or not so many. */
  static Optional<Bytes> read(String text, int length) {
    if (text.length() > 2 * length + 8) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(text.strip());
      return bytes.length == length ? Optional.of(Bytes.givenAway(bytes)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
