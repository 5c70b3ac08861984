package org.simpp.store.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.simpp.store.SessionJournal.Entry;
import org.simpp.store.SessionJournal.Group;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log and what is open in it; it can be opened anew after a failure. For one thread. */
final class RecoveringLog {
  private static final Logger log = LoggerFactory.getLogger(RecoveringLog.class);

  private final Path folder;
  private final boolean sync;
  private ArtemisLog records;
  private OpenEntries open = new OpenEntries();

  /** The greatest number there has been: the log takes none twice, not even one that is cut off. */
  private long greatest;

  private RecoveringLog(Path folder, boolean sync) throws IOException {
    this.folder = folder;
    this.sync = sync;
    this.records = ArtemisLog.in(folder, sync);
    load();
  }

  static RecoveringLog open(Path folder, boolean sync) throws IOException {
    return new RecoveringLog(folder, sync);
  }

  List<Entry> entries() {
    return open.entries();
  }

  long openBytes() {
    return open.openBytes();
  }

  /** The number of the newest record. */
  long newest() {
    return open.newest();
  }

  /** The number of the next record. */
  long next() {
    return greatest + 1;
  }

  void append(long number, Group group) throws IOException {
    byte[] content = new GroupRecord(open.newest(), group).encode();
    greatest = Math.max(greatest, number);
    records.append(number, content);
    open.apply(number, content.length, group);
  }

  /** Frees what lies in the log for nothing. */
  void tidy() throws IOException {
    while (open.isWasteful()) {
      List<Entry> still = open.oldest();
      if (!still.isEmpty()) {
        append(next(), new Group(still, List.of()));
      }
      records.forget(open.dropOldest());
    }
  }

  /** Reads everything again, as after a crash. */
  void reopen() throws IOException {
    close();
    records = ArtemisLog.in(folder, sync);
    load();
  }

  void close() {
    try {
      records.close();
    } catch (IOException e) {
      log.debug("the session journal's files do not close", e);
    }
  }

  private void load() throws IOException {
    OpenEntries found = new OpenEntries();
    List<ArtemisLog.Stored> all = records.load();
    for (int i = 0; i < all.size(); i++) {
      ArtemisLog.Stored stored = all.get(i);
      greatest = Math.max(greatest, stored.number());
      long before = found.newest();
      Optional<Group> group =
          GroupRecord.decode(stored.content())
              .filter(record -> before == 0 || record.previous() == before)
              .map(GroupRecord::group);
      if (group.isEmpty()) {
        cutOff(all.subList(i, all.size()));
        break;
      }
      found.apply(stored.number(), stored.content().length(), group.get());
    }
    open = found;
  }

  /**
   * The last record may be torn: it was never called durable. Others may be so only where the
   * system wrote them when it liked.
   */
  private void cutOff(List<ArtemisLog.Stored> rest) throws IOException {
    if (rest.size() > 1 && sync) {
      throw new IOException(
          "record " + rest.get(0).number() + " is damaged, and " + (rest.size() - 1) + " follow");
    }
    log.warn("the session journal ends with {} records that were not written whole", rest.size());
    for (ArtemisLog.Stored record : rest) {
      greatest = Math.max(greatest, record.number());
      records.forget(record.number());
    }
  }
}
