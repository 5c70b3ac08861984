package org.simpp.client.history.internal;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.simpp.client.history.Amendment;
import org.simpp.client.history.Entry;
import org.simpp.client.history.Entry.Direction;
import org.simpp.client.history.Entry.Reference;
import org.simpp.client.history.internal.Journal.Place;
import org.simpp.client.history.internal.Lines.Slot;
import org.simpp.model.Jid;

/**
 * Where each entry lies, and what has become of it since; no text is kept. Its owner sees to one
 * thread at a time.
 */
final class HistoryIndex implements JournalScan.Sink {
  private final Map<Jid, Lines> conversations = new HashMap<>();
  private final Map<Long, Slot> byNumber = new HashMap<>();
  private final Map<Long, Place> unsent = new TreeMap<>();
  private final Map<Jid, Place> drafts = new HashMap<>();
  private final ArchiveState archive = new ArchiveState();

  @Override
  public void take(Place place, byte[] plaintext) throws IOException {
    try {
      take(place, RecordCodec.decode(plaintext));
    } catch (IllegalArgumentException e) {
      throw new IOException("it has something in it that a newer version wrote", e);
    }
  }

  void take(Place place, JournalRecord written) {
    if (written instanceof JournalRecord.Appended appended) {
      Entry entry = appended.entry();
      Lines lines = conversations.computeIfAbsent(entry.contact(), contact -> new Lines());
      byNumber.put(place.number(), lines.add(place, entry));
    } else if (written instanceof JournalRecord.Changed changed) {
      Slot slot = byNumber.get(changed.number());
      if (slot != null) {
        slot.change(changed.state());
      }
      unsent.remove(changed.number());
    } else if (written instanceof JournalRecord.Amended amended) {
      take(place, amended.amendment());
    } else if (written instanceof JournalRecord.Displayed displayed) {
      lines(displayed.contact()).ifPresent(lines -> lines.displayed(displayed.number()));
    } else if (written instanceof JournalRecord.Drafted drafted) {
      if (drafted.text().isEmpty()) {
        drafts.remove(drafted.contact());
      } else {
        drafts.put(drafted.contact(), place);
      }
    } else {
      archive.take(place, written);
    }
  }

  int size() {
    return byNumber.size();
  }

  void clear() {
    conversations.clear();
    byNumber.clear();
    unsent.clear();
    drafts.clear();
    archive.clear();
  }

  ArchiveState archive() {
    return archive;
  }

  /** Whether the file has texts of withdrawn entries. */
  boolean hasTextsToForget() {
    return byNumber.values().stream().anyMatch(Slot::isToBeForgotten);
  }

  boolean isWithdrawn(long entry) {
    Slot slot = byNumber.get(entry);
    return slot != null && slot.isWithdrawn();
  }

  /** Whether nothing is to be read there any more: another draft has taken its place. */
  boolean isOldDraft(Jid contact, Place place) {
    return draft(contact).filter(place::equals).isEmpty();
  }

  boolean knows(Jid contact, Reference reference) {
    return lines(contact).filter(lines -> lines.knows(reference)).isPresent();
  }

  Optional<Sight> find(Jid contact, Reference reference) {
    return lines(contact).flatMap(lines -> lines.find(reference)).map(Slot::sight);
  }

  Optional<Sight> entry(long number) {
    return Optional.ofNullable(byNumber.get(number)).map(Slot::sight);
  }

  boolean admits(Amendment amendment) {
    Slot slot = byNumber.get(amendment.entry());
    return slot != null
        && lines(amendment.contact()).filter(slot::isOf).isPresent()
        && slot.admits(amendment);
  }

  boolean isNews(Jid contact, long displayed) {
    return lines(contact).filter(lines -> lines.isNews(displayed)).isPresent();
  }

  boolean isUnsent(long amendment) {
    return unsent.containsKey(amendment);
  }

  List<Place> unsent() {
    return List.copyOf(unsent.values());
  }

  Optional<Place> draft(Jid contact) {
    return Optional.ofNullable(drafts.get(contact));
  }

  /** The last {@code limit} entries of a contact below {@code before}, oldest first. */
  List<Sight> page(Jid contact, long before, int limit) {
    return lines(contact).map(lines -> lines.page(before, limit)).orElse(List.of());
  }

  /** The first {@code limit} entries of a contact above {@code after}, oldest first. */
  List<Sight> pageAfter(Jid contact, long after, int limit) {
    return lines(contact).map(lines -> lines.pageAfter(after, limit)).orElse(List.of());
  }

  /** Of each contact the newest entry and the number of entries; the newest contact first. */
  List<Newest> newest() {
    return conversations.entrySet().stream()
        .map(each -> new Newest(each.getKey(), each.getValue().newest(), each.getValue().size()))
        .sorted(Comparator.comparing((Newest newest) -> newest.sight().place().number()).reversed())
        .toList();
  }

  private void take(Place place, Amendment amendment) {
    Slot slot = byNumber.get(amendment.entry());
    if (slot != null && slot.admits(amendment)) {
      slot.amend(place, amendment);
    }
    lines(amendment.contact())
        .ifPresent(lines -> lines.heard(new Reference(amendment.author(), amendment.id())));
    if (amendment.author() == Direction.OUTGOING) {
      unsent.put(place.number(), place);
    }
  }

  private Optional<Lines> lines(Jid contact) {
    return Optional.ofNullable(conversations.get(contact));
  }

  /** The last entry of a contact, and how many there are. */
  record Newest(Jid contact, Sight sight, int entries) {}
}
