package org.simpp.client.history.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.simpp.client.history.Amendment;
import org.simpp.client.history.Body;
import org.simpp.client.history.Change;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.Entry;
import org.simpp.client.history.Entry.Direction;
import org.simpp.client.history.Entry.Reference;
import org.simpp.client.history.internal.Journal.Place;
import org.simpp.client.history.internal.Sight.Later;
import org.simpp.model.MessageId;

/** The places of one contact's entries, oldest first, and the newest one of each id. */
final class Lines {
  private final List<Slot> slots = new ArrayList<>();
  private final Map<MessageId, Slot> outgoing = new HashMap<>();
  private final Map<MessageId, Slot> incoming = new HashMap<>();
  private final Set<Reference> changes = new HashSet<>();
  private long displayed = -1;

  /** An entry's place, and what is newer than what stands there. */
  final class Slot {
    private final Place place;
    private final Direction author;
    private DeliveryState state;
    private @Nullable Later later;

    /** How many of its texts lie in the file. */
    private int texts;

    private Slot(Place place, Entry entry) {
      this.place = place;
      this.author = entry.direction();
      this.state = entry.state();
      this.texts = entry.body() instanceof Body.Text text && !text.text().isEmpty() ? 1 : 0;
    }

    boolean isOf(Lines lines) {
      return Lines.this == lines;
    }

    void change(DeliveryState newer) {
      state = newer;
    }

    /** Whether that change may be made, by whom it is. */
    boolean admits(Amendment amendment) {
      boolean isForAll = amendment.change() instanceof Change.Reactions;
      return !isWithdrawn() && (isForAll || amendment.author() == author);
    }

    boolean isWithdrawn() {
      return later != null && later.isWithdrawn();
    }

    /** Whether it is withdrawn, and what it said still lies in the file. */
    boolean isToBeForgotten() {
      return isWithdrawn() && texts > 0;
    }

    void amend(Place at, Amendment amendment) {
      Later before = later == null ? Later.NOTHING : later;
      boolean isOurs = amendment.author() == Direction.OUTGOING;
      if (amendment.change() instanceof Change.Correction correction) {
        texts += correction.text().isEmpty() ? 0 : 1;
        later = new Later(at, false, before.ours(), before.theirs());
      } else if (amendment.change() instanceof Change.Withdrawal) {
        later = new Later(null, true, null, null);
      } else if (amendment.change() instanceof Change.Reactions) {
        later =
            new Later(
                before.correction(),
                false,
                isOurs ? at : before.ours(),
                isOurs ? before.theirs() : at);
      }
    }

    Sight sight() {
      boolean hasArrived = state == DeliveryState.SENT || state == DeliveryState.DELIVERED;
      boolean isRead = hasArrived && place.number() <= displayed;
      return new Sight(place, isRead ? DeliveryState.READ : state, later);
    }
  }

  Slot add(Place place, Entry entry) {
    Slot slot = new Slot(place, entry);
    insert(slot);
    (slot.author == Direction.OUTGOING ? outgoing : incoming).put(entry.id(), slot);
    return slot;
  }

  Optional<Slot> find(Reference reference) {
    Map<MessageId, Slot> those = reference.author() == Direction.OUTGOING ? outgoing : incoming;
    return Optional.ofNullable(those.get(reference.id()));
  }

  /** A change came in the message of that id. */
  void heard(Reference change) {
    changes.add(change);
  }

  boolean knows(Reference reference) {
    return changes.contains(reference) || find(reference).isPresent();
  }

  /** Whether the contact had not read so far before. */
  boolean isNews(long number) {
    return number > displayed;
  }

  void displayed(long number) {
    displayed = Math.max(displayed, number);
  }

  int size() {
    return slots.size();
  }

  Sight newest() {
    return slots.get(slots.size() - 1).sight();
  }

  /** The last {@code limit} below {@code before}, oldest first. */
  List<Sight> page(long before, int limit) {
    int to = firstFrom(before);
    return slots.subList(Math.max(0, to - limit), to).stream().map(Slot::sight).toList();
  }

  /** The first {@code limit} above {@code after}, oldest first. */
  List<Sight> pageAfter(long after, int limit) {
    int from = after == Long.MAX_VALUE ? slots.size() : firstFrom(after + 1);
    int to = Math.min(slots.size(), from + limit);
    return slots.subList(from, to).stream().map(Slot::sight).toList();
  }

  /** Syncs end in another order than writes: mostly at the end, now and then a little before. */
  private void insert(Slot slot) {
    int at = slots.size();
    while (at > 0 && slots.get(at - 1).place.number() > slot.place.number()) {
      at--;
    }
    slots.add(at, slot);
  }

  /** The index of the first slot whose number is {@code number} or above. */
  private int firstFrom(long number) {
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
}
