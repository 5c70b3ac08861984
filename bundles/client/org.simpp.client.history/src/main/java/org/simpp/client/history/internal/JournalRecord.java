package org.simpp.client.history.internal;

import java.time.Instant;
import org.simpp.client.history.Amendment;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.Entry;
import org.simpp.client.history.Gap;
import org.simpp.model.Jid;

/** What a frame says. */
sealed interface JournalRecord {
  /** An entry, whose number is the frame's. */
  record Appended(Entry entry) implements JournalRecord {}

  /** The state of an entry, or of a change of one, from now on. */
  record Changed(long number, DeliveryState state) implements JournalRecord {}

  /** A change of an entry, whose number is the frame's. */
  record Amended(Amendment amendment) implements JournalRecord {}

  /** How far the contact has read. */
  record Displayed(Jid contact, long number) implements JournalRecord {}

  /** Up to where the account's archive has been taken in. */
  record Archived(String id) implements JournalRecord {}

  /** From here on entries may be missing; the gap's number is the frame's. */
  record GapFound(Gap.Cause cause, Instant found) implements JournalRecord {}

  /** Nothing is missing at the gap of that number any more. */
  record GapClosed(long number) implements JournalRecord {}

  /** What was begun to be written; its {@link #toString} does not show it. */
  record Drafted(Jid contact, String text) implements JournalRecord {
    @Override
    public String toString() {
      return "Drafted[" + contact + "]";
    }
  }
}
