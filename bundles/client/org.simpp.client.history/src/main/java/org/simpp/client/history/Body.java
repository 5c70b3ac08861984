package org.simpp.client.history;

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
      Bounds.requireText(text);
      Objects.requireNonNull(protection);
    }

    @Override
    public String toString() {
      return "Text[redacted, " + protection + "]";
    }
  }

  /**
   * A file that lies sealed elsewhere; {@link #toString} shows nothing of it.
   *
   * @param sharing what tells of it and opens it, as its sender wrote that
   */
  record File(String sharing) implements Body {
    /**
     * @throws IllegalArgumentException if it has more than {@link #MAX_BYTES} bytes
     */
    public File {
      Bounds.requireText(sharing);
    }

    @Override
    public String toString() {
      return "File[redacted]";
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
      Bounds.requireText(cause);
    }
  }
}
