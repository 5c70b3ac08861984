package org.simpp.client.history;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Something that a person should know about their history.
 *
 * @param file the history, or the damaged one that was set aside
 * @param message what happened and what was done, in English; no content of any message
 */
public record Notice(Kind kind, Path file, String message) {
  /** What happened, for a screen with words of its own. */
  public enum Kind {
    /** The last write was interrupted; nothing that had been kept is lost. */
    TORN_TAIL,
    /** Entries are missing; the damaged file is kept beside the good one. */
    DAMAGED
  }

  public Notice {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(file);
    Objects.requireNonNull(message);
  }
}
