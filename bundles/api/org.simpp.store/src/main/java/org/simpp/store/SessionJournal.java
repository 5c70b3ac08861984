package org.simpp.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Bytes;

/**
 * What the server must know after a crash of what it is doing: entries that are open until they are
 * removed. Changes come in groups; each group is there wholly or not at all after a crash, and
 * where one is there, all before it are. Safe for use by many threads.
 */
@ProviderType
public interface SessionJournal extends AutoCloseable {
  /** The longest content of an entry, in bytes. */
  int MAX_CONTENT = 1 << 20;

  /**
   * One entry.
   *
   * @param id the caller's own, used once, greater than those before it
   * @param content at most {@link #MAX_CONTENT} bytes
   */
  record Entry(long id, Bytes content) {
    public Entry {
      if (content.length() > MAX_CONTENT) {
        throw new IllegalArgumentException("an entry has at most " + MAX_CONTENT + " bytes");
      }
    }
  }

  /**
   * What changes at once.
   *
   * @param added entries that are open from now on
   * @param removed the ids of entries that are not open any more
   */
  record Group(List<Entry> added, List<Long> removed) {
    public Group {
      added = List.copyOf(added);
      removed = List.copyOf(removed);
    }

    /** Whether nothing changes. */
    public boolean isEmpty() {
      return added.isEmpty() && removed.isEmpty();
    }
  }

  /**
   * Opens it, before anything is appended. Blocks.
   *
   * @return the entries that are open, by their ids
   * @throws StoreException in words for an operator where it is in use by another process, damaged,
   *     or cannot be read or written
   */
  List<Entry> open() throws StoreException;

  /**
   * Appends a group behind all that were given before, and returns at once.
   *
   * @return completes when the group is as durable as the journal is configured to make it, in the
   *     order of the calls; exceptionally with a {@link StoreException} where it is refused, and
   *     then before this returns: {@link StoreException.Reason#UNAVAILABLE} during an {@link
   *     #outage}, {@link StoreException.Reason#FULL} where too much is open. What has been taken
   *     waits for the end of an outage
   */
  CompletionStage<Void> append(Group group);

  /**
   * Why nothing can be written now, in words for an operator; it is tried all the time and goes on
   * by itself. Empty while it can.
   */
  Optional<String> outage();

  /** Writes what waits, for a moment at most, and closes it; it can be opened again. Blocks. */
  @Override
  void close();
}
