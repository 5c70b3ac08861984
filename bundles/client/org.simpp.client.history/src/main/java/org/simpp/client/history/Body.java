package org.simpp.client.history;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What an entry says. */
public sealed interface Body {
  /** Bytes of UTF-8 that a text or a cause may have. */
  int MAX_BYTES = 262_144;

  /** How a text came. */
  enum Protection {
    /** Sealed by its writer for its reader. */
    SEALED,
    /** In the clear, as foreign clients send: to be marked on screen. */
    PLAIN
  }

  /** A text that is there to be read; {@link #toString} does not show it. */
  record Text(String text, Protection protection) implements Body {
    /**
     * @throws IllegalArgumentException if it has more than {@link #MAX_BYTES} bytes
     */
    public Text {
      requireBounded(text);
      Objects.requireNonNull(protection);
    }

    @Override
    public String toString() {
      return "Text[redacted, " + protection + "]";
    }
  }

  /**
   * A message that came and could not be opened.
   *
   * @param cause why, as the screen says it
   */
  record Unopened(String cause) implements Body {
    /**
     * @throws IllegalArgumentException if it has more than {@link #MAX_BYTES} bytes
     */
    public Unopened {
      requireBounded(cause);
    }
  }

  private static void requireBounded(String text) {
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    if (length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a body has at most " + MAX_BYTES + " bytes, not " + length);
    }
  }
}
