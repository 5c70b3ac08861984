package org.simpp.client.history.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.simpp.client.history.Amended;
import org.simpp.client.history.Body;
import org.simpp.client.history.Change;
import org.simpp.client.history.Entry;
import org.simpp.client.history.KeptAmendment;
import org.simpp.client.history.KeptEntry;
import org.simpp.client.history.internal.Journal.Place;
import org.simpp.client.history.internal.Sight.Later;

/** Reads entries as they are now: what was kept first, and what has become of it. */
record EntryReader(Journal journal) {
  KeptEntry entry(Sight sight) throws IOException {
    JournalRecord.Appended appended = read(sight.place(), JournalRecord.Appended.class);
    Entry entry = appended.entry().withState(sight.state());
    Later later = sight.later();
    return later == null
        ? new KeptEntry(sight.place().number(), entry)
        : new KeptEntry(sight.place().number(), changed(entry, later), amended(later));
  }

  KeptAmendment amendment(Place place) throws IOException {
    return new KeptAmendment(place.number(), read(place, JournalRecord.Amended.class).amendment());
  }

  String draft(Place place) throws IOException {
    return read(place, JournalRecord.Drafted.class).text();
  }

  /** It is as protected as its first text was: a sealed correction makes no plain one trusted. */
  private Entry changed(Entry entry, Later later) throws IOException {
    if (entry.body() instanceof Body.File && later.isWithdrawn()) {
      return entry.withBody(new Body.Text("", Body.Protection.SEALED));
    }
    if (!(entry.body() instanceof Body.Text first)) {
      return entry;
    }
    if (later.isWithdrawn()) {
      return entry.withBody(new Body.Text("", first.protection()));
    }
    Place correction = later.correction();
    return correction != null
            && amendment(correction).amendment().change() instanceof Change.Correction newer
        ? entry.withBody(new Body.Text(newer.text(), first.protection()))
        : entry;
  }

  private Amended amended(Later later) throws IOException {
    return new Amended(
        later.correction() != null,
        later.isWithdrawn(),
        reactions(later.ours()),
        reactions(later.theirs()));
  }

  private List<String> reactions(@Nullable Place place) throws IOException {
    return place != null && amendment(place).amendment().change() instanceof Change.Reactions those
        ? those.all()
        : List.of();
  }

  private <T extends JournalRecord> T read(Place place, Class<T> kind) throws IOException {
    byte[] plaintext =
        journal
            .read(place)
            .orElseThrow(() -> new IOException("a record was changed since it was written"));
    try {
      JournalRecord read = RecordCodec.decode(plaintext);
      if (!kind.isInstance(read)) {
        throw new IOException("a record is not where it was");
      }
      return kind.cast(read);
    } finally {
      Arrays.fill(plaintext, (byte) 0);
    }
  }
}
