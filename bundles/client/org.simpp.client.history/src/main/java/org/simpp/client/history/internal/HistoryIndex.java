package org.simpp.client.history.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.Entry;
import org.simpp.client.history.internal.Journal.Place;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;

/**
 * Where each entry lies, and its state now; no text is kept. Its owner sees to one thread at a
 * time.
 */
final class HistoryIndex implements JournalScan.Sink {
  private final Map<Jid, Lines> conversations = new HashMap<>();
  private final Map<Long, Slot> byNumber = new HashMap<>();

  /** An entry's place and the state that is newer than what stands there. */
  static final class Slot {
    private final Place place;
    private DeliveryState state;

    private Slot(Place place, DeliveryState state) {
      this.place = place;
      this.state = state;
    }

    Place place() {
      return place;
    }

    DeliveryState state() {
      return state;
    }
  }

  /** The slots of one contact, oldest first, and the newest outgoing one of each id. */
  private static final class Lines {
    private final List<Slot> slots = new ArrayList<>();
    private final Map<MessageId, Slot> outgoing = new HashMap<>();
  }

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
      Slot slot = new Slot(place, entry.state());
      Lines lines = conversations.computeIfAbsent(entry.contact(), contact -> new Lines());
      insert(lines.slots, slot);
      if (entry.direction() == Entry.Direction.OUTGOING) {
        lines.outgoing.put(entry.id(), slot);
      }
      byNumber.put(place.number(), slot);
    } else if (written instanceof JournalRecord.Changed changed) {
      Slot slot = byNumber.get(changed.number());
      if (slot != null) {
        slot.state = changed.state();
      }
    }
  }

  int size() {
    return byNumber.size();
  }

  void clear() {
    conversations.clear();
    byNumber.clear();
  }

  Optional<Slot> outgoing(Jid contact, MessageId id) {
    return Optional.ofNullable(conversations.get(contact)).map(lines -> lines.outgoing.get(id));
  }

  /** The last {@code limit} slots of a contact below {@code before}, oldest first. */
  List<Slot> page(Jid contact, long before, int limit) {
    Lines lines = conversations.get(contact);
    if (lines == null) {
      return List.of();
    }
    int to = firstFrom(lines.slots, before);
    return List.copyOf(lines.slots.subList(Math.max(0, to - limit), to));
  }

  /** Of each contact the newest slot and the number of slots; the newest contact first. */
  List<Newest> newest() {
    return conversations.entrySet().stream()
        .map(
            conversation -> {
              List<Slot> slots = conversation.getValue().slots;
              return new Newest(conversation.getKey(), slots.get(slots.size() - 1), slots.size());
            })
        .sorted(Comparator.comparing((Newest newest) -> newest.slot().place().number()).reversed())
        .toList();
  }

  /** Syncs end in another order than writes: mostly at the end, now and then a little before. */
  private static void insert(List<Slot> slots, Slot slot) {
    int at = slots.size();
    while (at > 0 && slots.get(at - 1).place.number() > slot.place.number()) {
      at--;
    }
    slots.add(at, slot);
  }

  /** The index of the first slot whose number is {@code number} or above. */
  private static int firstFrom(List<Slot> slots, long number) {
    int from = 0;
    int to = slots.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (slots.get(middle).place.number() < number) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** The last entry of a contact, and how many there are. */
  record Newest(Jid contact, Slot slot, int entries) {}
}
