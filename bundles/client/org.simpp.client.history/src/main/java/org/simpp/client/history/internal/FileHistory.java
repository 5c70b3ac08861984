package org.simpp.client.history.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.simpp.client.history.Amendment;
import org.simpp.client.history.Conversation;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.Entry;
import org.simpp.client.history.Entry.Direction;
import org.simpp.client.history.Entry.Reference;
import org.simpp.client.history.Gap;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.history.HistoryException.Reason;
import org.simpp.client.history.KeptAmendment;
import org.simpp.client.history.KeptEntry;
import org.simpp.client.history.Notice;
import org.simpp.client.history.internal.HistoryIndex.Newest;
import org.simpp.client.history.internal.Journal.Place;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;

/** An open journal with its index. An entry is in the index when it is on the disk. */
final class FileHistory implements History {
  private static final int MAX_PAGE = 1_000;

  private final Jid account;
  private final Journal journal;
  private final HistoryIndex index;
  private final EntryReader reader;
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
    this.reader = new EntryReader(journal);
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
    Reference ours = new Reference(Direction.OUTGOING, id);
    Optional<Sight> before = look(index -> index.find(contact, ours));
    if (before.isEmpty()) {
      return Optional.empty();
    }
    keep(new JournalRecord.Changed(before.get().place().number(), state));
    return find(contact, ours);
  }

  @Override
  public Optional<KeptAmendment> amend(Amendment amendment) throws HistoryException {
    boolean isAdmitted = look(index -> index.admits(amendment));
    return isAdmitted
        ? Optional.of(
            new KeptAmendment(keep(new JournalRecord.Amended(amendment)).number(), amendment))
        : Optional.empty();
  }

  @Override
  public List<KeptAmendment> unsent() throws HistoryException {
    List<KeptAmendment> unsent = new ArrayList<>();
    for (Place place : look(HistoryIndex::unsent)) {
      unsent.add(read(() -> reader.amendment(place)));
    }
    return List.copyOf(unsent);
  }

  @Override
  public void sent(long amendment) throws HistoryException {
    if (look(index -> index.isUnsent(amendment))) {
      keep(new JournalRecord.Changed(amendment, DeliveryState.SENT));
    }
  }

  @Override
  public boolean displayed(Jid contact, long number) throws HistoryException {
    boolean isNews = look(index -> index.isNews(contact, number));
    if (isNews) {
      keep(new JournalRecord.Displayed(contact, number));
    }
    return isNews;
  }

  @Override
  public Optional<KeptEntry> entry(long number) throws HistoryException {
    return entry(look(index -> index.entry(number)));
  }

  @Override
  public Optional<KeptEntry> find(Jid contact, Reference reference) throws HistoryException {
    return entry(look(index -> index.find(contact, reference)));
  }

  @Override
  public String draft(Jid contact) throws HistoryException {
    Optional<Place> place = look(index -> index.draft(contact));
    return place.isPresent() ? read(() -> reader.draft(place.get())) : "";
  }

  @Override
  public void keepDraft(Jid contact, String text) throws HistoryException {
    if (!draft(contact).equals(text)) {
      keep(new JournalRecord.Drafted(contact, text));
    }
  }

  @Override
  public List<KeptEntry> entries(Jid contact, long before, int limit) throws HistoryException {
    requirePage(limit);
    return entries(look(index -> index.page(contact, before, limit)));
  }

  @Override
  public List<KeptEntry> entriesAfter(Jid contact, long after, int limit) throws HistoryException {
    requirePage(limit);
    return entries(look(index -> index.pageAfter(contact, after, limit)));
  }

  @Override
  public boolean knows(Jid contact, Reference reference) throws HistoryException {
    return look(index -> index.knows(contact, reference));
  }

  @Override
  public Optional<String> archived() throws HistoryException {
    return look(index -> index.archive().mark());
  }

  @Override
  public void keepArchived(String id) throws HistoryException {
    if (!archived().equals(Optional.of(id))) {
      keep(new JournalRecord.Archived(id));
    }
  }

  @Override
  public List<Gap> gaps() throws HistoryException {
    return look(index -> index.archive().gaps());
  }

  @Override
  public Gap keepGap(Gap.Cause cause, Instant found) throws HistoryException {
    return new Gap(keep(new JournalRecord.GapFound(cause, found)).number(), cause, found);
  }

  @Override
  public void closeGap(long number) throws HistoryException {
    if (gaps().stream().anyMatch(gap -> gap.number() == number)) {
      keep(new JournalRecord.GapClosed(number));
    }
  }

  @Override
  public List<Conversation> conversations() throws HistoryException {
    List<Conversation> conversations = new ArrayList<>();
    for (Newest newest : look(HistoryIndex::newest)) {
      conversations.add(
          new Conversation(
              newest.contact(), read(() -> reader.entry(newest.sight())), newest.entries()));
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

  private static void requirePage(int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " entries, not " + limit);
    }
  }

  private List<KeptEntry> entries(List<Sight> sights) throws HistoryException {
    List<KeptEntry> entries = new ArrayList<>();
    for (Sight sight : sights) {
      entries.add(read(() -> reader.entry(sight)));
    }
    return List.copyOf(entries);
  }

  private Optional<KeptEntry> entry(Optional<Sight> sight) throws HistoryException {
    return sight.isPresent()
        ? Optional.of(read(() -> reader.entry(sight.get())))
        : Optional.empty();
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
  }

  private <T> T read(Reading<T> reading) throws HistoryException {
    try {
      return reading.read();
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

  private synchronized <T> T look(Function<HistoryIndex, T> question) throws HistoryException {
    requireOpen();
    return question.apply(index);
  }

  private synchronized void requireOpen() throws HistoryException {
    if (closed) {
      throw new HistoryException(
          Reason.CLOSED, "the history of " + account + " has been closed; sign in again");
    }
  }
}
