package org.simpp.client.history;

import java.util.Objects;

/**
 * An entry that is in the history.
 *
 * @param number rises with every entry that is kept; what pages are cut by
 */
public record KeptEntry(long number, Entry entry) {
  public KeptEntry {
    Objects.requireNonNull(entry);
  }
}
