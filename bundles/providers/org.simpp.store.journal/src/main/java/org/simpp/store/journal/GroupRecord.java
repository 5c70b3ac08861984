package org.simpp.store.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.simpp.model.Bytes;
import org.simpp.store.SessionJournal.Entry;
import org.simpp.store.SessionJournal.Group;

/**
 * What is written at once: entries that are added, ids that go.
 *
 * @param previous the number of the record before; 0 for none
 */
record GroupRecord(long previous, Group group) {
  private static final byte VERSION = 1;
  private static final int HEADER = 1 + Integer.BYTES;
  private static final int COUNTS = Long.BYTES + 2 * Integer.BYTES;
  private static final int ENTRY = Long.BYTES + Integer.BYTES;

  /** How many bytes an entry takes. */
  static int sizeOf(Entry entry) {
    return ENTRY + entry.content().length();
  }

  /** As bytes, behind a checksum. */
  byte[] encode() {
    List<Entry> added = group.added();
    List<Long> removed = group.removed();
    int size = HEADER + COUNTS + removed.size() * Long.BYTES;
    for (Entry entry : added) {
      size = Math.addExact(size, sizeOf(entry));
    }
    byte[] record = new byte[size];
    ByteBuffer buffer = ByteBuffer.wrap(record);
    buffer.position(HEADER);
    buffer.putLong(previous).putInt(added.size()).putInt(removed.size());
    for (Entry entry : added) {
      buffer.putLong(entry.id()).putInt(entry.content().length());
      buffer.put(entry.content().asReadOnlyBuffer());
    }
    removed.forEach(buffer::putLong);
    buffer.put(0, VERSION).putInt(1, checksum(ByteBuffer.wrap(record, HEADER, size - HEADER)));
    return record;
  }

  /** What {@code record} says; empty where it is not whole. */
  static Optional<GroupRecord> decode(Bytes record) {
    ByteBuffer buffer = record.asReadOnlyBuffer();
    if (record.length() < HEADER + COUNTS
        || buffer.get() != VERSION
        || buffer.getInt() != checksum(buffer.slice())) {
      return Optional.empty();
    }
    long previous = buffer.getLong();
    int adds = buffer.getInt();
    int removals = buffer.getInt();
    List<Entry> added = new ArrayList<>(adds);
    for (int i = 0; i < adds; i++) {
      long id = buffer.getLong();
      byte[] content = new byte[buffer.getInt()];
      buffer.get(content);
      added.add(new Entry(id, Bytes.givenAway(content)));
    }
    List<Long> removed = new ArrayList<>(removals);
    for (int i = 0; i < removals; i++) {
      removed.add(buffer.getLong());
    }
    return Optional.of(new GroupRecord(previous, new Group(added, removed)));
  }

  private static int checksum(ByteBuffer content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    return (int) crc.getValue();
  }
}
