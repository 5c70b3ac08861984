package org.simpp.store.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.simpp.store.SessionJournal.Entry;
import org.simpp.store.SessionJournal.Group;

/**
 * The entries that are open, and the record of the log that holds each. Records go from the oldest
 * on, so that none outlives one that it takes something back from; what is still open in the oldest
 * is written again first. For one thread.
 */
final class OpenEntries {
  /** So much more than is open may lie in the log, beside as much again. */
  private static final long SLACK = 8L << 20;

  private record Held(Entry entry, long record) {}

  private record Written(long number, long size, List<Long> ids) {}

  private final Map<Long, Held> open = new HashMap<>();
  private final Deque<Written> records = new ArrayDeque<>();
  private long openBytes;
  private long logBytes;

  /** What a record that is in the log does. */
  void apply(long number, int size, Group group) {
    for (Entry entry : group.added()) {
      forget(entry.id());
      open.put(entry.id(), new Held(entry, number));
      openBytes += GroupRecord.sizeOf(entry);
    }
    group.removed().forEach(this::forget);
    records.add(new Written(number, size, group.added().stream().map(Entry::id).toList()));
    logBytes += size;
  }

  /** By their ids. */
  List<Entry> entries() {
    return open.values().stream()
        .map(Held::entry)
        .sorted(Comparator.comparingLong(Entry::id))
        .toList();
  }

  long openBytes() {
    return openBytes;
  }

  /** The number of the newest record; 0 where there is none. */
  long newest() {
    Written last = records.peekLast();
    return last == null ? 0 : last.number();
  }

  /** Whether the oldest record shall go. */
  boolean isWasteful() {
    return records.size() > 1 && logBytes > 2 * openBytes + SLACK;
  }

  /** What is open in the oldest record: it is to be written again before that goes. */
  List<Entry> oldest() {
    List<Entry> still = new ArrayList<>();
    Written first = records.getFirst();
    for (long id : first.ids()) {
      Held held = open.get(id);
      if (held != null && held.record() == first.number()) {
        still.add(held.entry());
      }
    }
    return still;
  }

  /** Takes the oldest record out; its number. */
  long dropOldest() {
    Written first = records.removeFirst();
    logBytes -= first.size();
    return first.number();
  }

  private void forget(long id) {
    Held held = open.remove(id);
    if (held != null) {
      openBytes -= GroupRecord.sizeOf(held.entry());
    }
  }
}
