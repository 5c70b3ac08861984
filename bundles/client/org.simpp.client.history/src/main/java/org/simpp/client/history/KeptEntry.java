package org.simpp.client.history;

import java.util.Objects;

/**
 * An entry that is in the history, as it is now.
 *
 * @param number rises with every entry that is kept; what pages are cut by
 * @param amended how it differs from what was kept first
 */
public record KeptEntry(long number, Entry entry, Amended amended) {
  public KeptEntry {
    Objects.requireNonNull(entry);
    Objects.requireNonNull(amended);
  }

  /** One that is as it was kept. */
  public KeptEntry(long number, Entry entry) {
    this(number, entry, Amended.NOT);
  }
}
