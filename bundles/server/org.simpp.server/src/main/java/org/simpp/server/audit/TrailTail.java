package org.simpp.server.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.simpp.server.AuditLog.Entry;

/** The last lines of the trail. */
final class TrailTail {
  private TrailTail() {}

  /** At most {@code count} of them, the oldest first; what is no line is left to the check. */
  static List<Entry> of(TrailFiles files, int count) throws IOException {
    List<Entry> backwards = new ArrayList<>();
    List<Path> newestFirst = new ArrayList<>(files.all());
    Collections.reverse(newestFirst);
    for (Path file : newestFirst) {
      Deque<Entry> last = lastOf(file, count - backwards.size());
      last.descendingIterator().forEachRemaining(backwards::add);
      if (backwards.size() == count) {
        break;
      }
    }
    Collections.reverse(backwards);
    return backwards;
  }

  private static Deque<Entry> lastOf(Path file, int count) throws IOException {
    Deque<String> last = new ArrayDeque<>();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        last.add(line);
        if (last.size() > count) {
          last.removeFirst();
        }
      }
    }
    Deque<Entry> entries = new ArrayDeque<>();
    for (String line : last) {
      TrailLine.parse(line).map(TrailLine::entry).ifPresent(entries::add);
    }
    return entries;
  }
}
