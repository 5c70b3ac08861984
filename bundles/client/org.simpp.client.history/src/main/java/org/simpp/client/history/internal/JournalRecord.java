package org.simpp.client.history.internal;

import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.Entry;

/** What a frame says. */
sealed interface JournalRecord {
  /** An entry, whose number is the frame's. */
  record Appended(Entry entry) implements JournalRecord {}

  /** The state of an entry from now on. */
  record Changed(long number, DeliveryState state) implements JournalRecord {}
}
