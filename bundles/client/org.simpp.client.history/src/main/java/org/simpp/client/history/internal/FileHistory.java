package org.simpp.client.history.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.simpp.client.history.Conversation;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.Entry;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.history.HistoryException.Reason;
import org.simpp.client.history.KeptEntry;
import org.simpp.client.history.Notice;
import org.simpp.client.history.internal.HistoryIndex.Newest;
import org.simpp.client.history.internal.HistoryIndex.Slot;
import org.simpp.client.history.internal.Journal.Place;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;

/** An open journal with its index. An entry is in the index when it is on the disk. */
final class FileHistory implements History {
  private static final int MAX_PAGE = 1_000;

  private final Jid account;
  private final Journal journal;
  private final HistoryIndex index;
  private final List<Notice> notices;
  private final Consumer<History> release;
  private boolean closed;

  /**
   * Takes {@code journal} over.
   *
   * @param release gives back the lock and the place in the store
   */
  FileHistory(
      Jid account,
      Journal journal,
      HistoryIndex index,
      List<Notice> notices,
      Consumer<History> release) {
    this.account = account;
    this.journal = journal;
    this.index = index;
    this.notices = List.copyOf(notices);
    this.release = release;
  }

  @Override
  public Jid account() {
    return account;
  }

  @Override
  public List<Notice> notices() {
    return notices;
  }

  @Override
  public KeptEntry append(Entry entry) throws HistoryException {
    requireOpen();
    Place place = keep(new JournalRecord.Appended(entry));
    return new KeptEntry(place.number(), entry);
  }

  @Override
  public Optional<KeptEntry> update(Jid contact, MessageId id, DeliveryState state)
      throws HistoryException {
    Optional<Slot> slot = outgoing(contact, id);
    if (slot.isEmpty()) {
      return Optional.empty();
    }
    keep(new JournalRecord.Changed(slot.get().place().number(), state));
    return Optional.of(read(slot.get().place(), state));
  }

  @Override
  public List<KeptEntry> entries(Jid contact, long before, int limit) throws HistoryException {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " entries, not " + limit);
    }
    List<KeptEntry> entries = new ArrayList<>();
    for (Slot slot : page(contact, before, limit)) {
      entries.add(read(slot.place(), slot.state()));
    }
    return List.copyOf(entries);
  }

  @Override
  public List<Conversation> conversations() throws HistoryException {
    List<Conversation> conversations = new ArrayList<>();
    for (Newest newest : newest()) {
      Slot slot = newest.slot();
      conversations.add(
          new Conversation(newest.contact(), read(slot.place(), slot.state()), newest.entries()));
    }
    return List.copyOf(conversations);
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    try {
      journal.close();
    } catch (IOException e) {
      // Every entry was synced when it was kept: nothing is lost by a file that closes badly.
      closed = true;
    } finally {
      release.accept(this);
    }
  }

  @Override
  public String toString() {
    return "FileHistory[" + account + "]";
  }

  private Place keep(JournalRecord written) throws HistoryException {
    byte[] plaintext = RecordCodec.encode(written);
    try {
      Place place = journal.write(plaintext);
      journal.sync(place);
      synchronized (this) {
        index.take(place, written);
      }
      return place;
    } catch (IOException e) {
      requireOpen();
      throw new HistoryException(
          Reason.UNAVAILABLE,
          "the history of "
              + account
              + " could not be written, and the last entry is not kept: "
              + e
              + "; check the disk, then sign in again",
          e);
    } finally {
      Arrays.fill(plaintext, (byte) 0);
    }
  }

  private KeptEntry read(Place place, DeliveryState state) throws HistoryException {
    try {
      byte[] plaintext =
          journal
              .read(place)
              .orElseThrow(() -> new IOException("an entry was changed since it was written"));
      if (RecordCodec.decode(plaintext) instanceof JournalRecord.Appended appended) {
        Arrays.fill(plaintext, (byte) 0);
        return new KeptEntry(place.number(), appended.entry().withState(state));
      }
      throw new IOException("an entry is not where it was");
    } catch (IOException e) {
      requireOpen();
      throw new HistoryException(
          Reason.DAMAGED,
          "the history of "
              + account
              + " cannot be read: "
              + e
              + "; sign in again to have it mended",
          e);
    }
  }

  private synchronized Optional<Slot> outgoing(Jid contact, MessageId id) throws HistoryException {
    requireOpen();
    return index.outgoing(contact, id);
  }

  private synchronized List<Slot> page(Jid contact, long before, int limit)
      throws HistoryException {
    requireOpen();
    return index.page(contact, before, limit);
  }

  private synchronized List<Newest> newest() throws HistoryException {
    requireOpen();
    return index.newest();
  }

  private synchronized void requireOpen() throws HistoryException {
    if (closed) {
      throw new HistoryException(
          Reason.CLOSED, "the history of " + account + " has been closed; sign in again");
    }
  }
}
