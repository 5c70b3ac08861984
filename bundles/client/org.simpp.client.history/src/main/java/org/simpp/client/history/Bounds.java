package org.simpp.client.history;

import java.nio.charset.StandardCharsets;

/** What the values of a history may be. */
final class Bounds {
  private Bounds() {}

  /**
   * @throws IllegalArgumentException if it has more than {@link Body#MAX_BYTES} bytes
   */
  static void requireText(String text) {
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    if (length > Body.MAX_BYTES) {
      throw new IllegalArgumentException(
          "a text has at most " + Body.MAX_BYTES + " bytes, not " + length);
    }
  }
}
