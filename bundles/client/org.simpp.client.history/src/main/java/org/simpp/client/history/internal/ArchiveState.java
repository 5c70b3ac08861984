package org.simpp.client.history.internal;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.simpp.client.history.Gap;
import org.simpp.client.history.internal.Journal.Place;

/** How far the account's archive has been taken in, and where entries may be missing. */
final class ArchiveState {
  private final TreeMap<Long, Gap> gaps = new TreeMap<>();
  private @Nullable String mark;

  void take(Place place, JournalRecord written) {
    if (written instanceof JournalRecord.Archived archived) {
      mark = archived.id();
    } else if (written instanceof JournalRecord.GapFound found) {
      gaps.put(place.number(), new Gap(place.number(), found.cause(), found.found()));
    } else if (written instanceof JournalRecord.GapClosed closed) {
      gaps.remove(closed.number());
    }
  }

  Optional<String> mark() {
    return Optional.ofNullable(mark);
  }

  List<Gap> gaps() {
    return List.copyOf(gaps.values());
  }

  void clear() {
    gaps.clear();
    mark = null;
  }
}
