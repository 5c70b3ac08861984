package org.simpp.client.history.internal;

import java.io.IOException;
import java.util.Arrays;
import org.simpp.client.history.Amendment;
import org.simpp.client.history.Body;
import org.simpp.client.history.Change;
import org.simpp.client.history.Entry;
import org.simpp.client.history.internal.Journal.Place;

/**
 * Copies a journal without what nobody is to read any more: the texts of withdrawn entries, first
 * and corrected ones, and drafts that others have replaced. Numbers, ids and all else stay.
 *
 * @param index of the journal that is copied
 */
record Forgetting(HistoryIndex index, Journal copy) implements JournalScan.Sink {
  @Override
  public void take(Place place, byte[] plaintext) throws IOException {
    JournalRecord written;
    try {
      written = RecordCodec.decode(plaintext);
    } catch (IllegalArgumentException e) {
      throw new IOException("it has something in it that a newer version wrote", e);
    }
    if (written instanceof JournalRecord.Drafted drafted
        && index.isOldDraft(drafted.contact(), place)) {
      return;
    }
    JournalRecord left = left(place.number(), written);
    if (left.equals(written)) {
      copy.write(place.number(), plaintext);
      return;
    }
    byte[] encoded = RecordCodec.encode(left);
    try {
      copy.write(place.number(), encoded);
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  private JournalRecord left(long number, JournalRecord written) {
    if (written instanceof JournalRecord.Appended appended
        && index.isWithdrawn(number)
        && appended.entry().body() instanceof Body.Text text) {
      Entry entry = appended.entry();
      return new JournalRecord.Appended(entry.withBody(new Body.Text("", text.protection())));
    }
    if (written instanceof JournalRecord.Amended amended
        && amended.amendment().change() instanceof Change.Correction
        && index.isWithdrawn(amended.amendment().entry())) {
      Amendment said = amended.amendment();
      return new JournalRecord.Amended(
          new Amendment(
              said.contact(),
              said.entry(),
              said.author(),
              said.id(),
              said.time(),
              new Change.Correction("")));
    }
    return written;
  }
}
