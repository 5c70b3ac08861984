package org.simpp.client.internal.conversation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.simpp.client.Reachability;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.history.Amendment;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.history.KeptAmendment;
import org.simpp.client.history.KeptEntry;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;

/**
 * This account's changes of entries that the contacts' programs have not confirmed, in order by
 * contact. Each leaves after the entry that it changes, and again in every later session, until a
 * receipt comes for it or for a later one of the same kind. On the loop only.
 */
final class Changes {
  private static final int MAX_TRIES = 3;

  private final History history;
  private final Sealing sealing;
  private final Parcel parcel;
  private final Wording wording;
  private final Consumer<HistoryException> failed;
  private final Map<Jid, Deque<KeptAmendment>> waiting = new HashMap<>();
  private final Set<Long> underWay = new HashSet<>();
  private final Map<MessageId, Integer> tries = new HashMap<>();

  /**
   * @param failed told when the history cannot be used
   */
  Changes(
      History history,
      Sealing sealing,
      Parcel parcel,
      Wording wording,
      Consumer<HistoryException> failed) {
    this.history = history;
    this.sealing = sealing;
    this.parcel = parcel;
    this.wording = wording;
    this.failed = failed;
  }

  /** Takes up what was not confirmed when the program ended. */
  void open() throws HistoryException {
    history.unsent().forEach(kept -> queue(kept.amendment().contact()).addLast(kept));
  }

  void add(KeptAmendment kept) {
    queue(kept.amendment().contact()).addLast(kept);
    pump(kept.amendment().contact());
  }

  /** Sends what can be sent to the contact. */
  void pump(Jid contact) {
    Deque<KeptAmendment> all = of(contact);
    Reachability now = sealing.reachability(contact);
    if (now instanceof Reachability.Secured) {
      all.stream()
          .filter(kept -> !underWay.contains(kept.number()))
          .takeWhile(this::leave)
          .forEach(kept -> underWay.add(kept.number()));
      return;
    }
    if (now instanceof Reachability.Waiting waiting
        && waiting.cause().cause() == Cause.NOT_CONNECTED) {
      // The session may go on, and what is under way with it
      return;
    }
    // What left in a session that is over may not have come
    all.forEach(kept -> underWay.remove(kept.number()));
    if (!all.isEmpty() && now instanceof Reachability.Securable && sealing.takesContent(contact)) {
      sealing.prepare(contact);
    }
  }

  void pumpAll() {
    List.copyOf(waiting.keySet()).forEach(this::pump);
  }

  void offline() {
    underWay.clear();
    tries.clear();
  }

  /** It came back: it is tried again while there is hope, and in the next connection. */
  void returned(Jid contact, MessageId id) {
    find(contact, id)
        .filter(kept -> tries.merge(id, 1, Integer::sum) < MAX_TRIES)
        .ifPresent(
            kept -> {
              underWay.remove(kept.number());
              pump(contact.bare());
            });
  }

  /** The contact's program has it, and whatever of the same kind came before it is of no use. */
  void delivered(Jid contact, MessageId id) {
    Optional<KeptAmendment> confirmed = find(contact, id);
    if (confirmed.isEmpty()) {
      return;
    }
    List<KeptAmendment> done =
        of(contact).stream()
            .filter(kept -> kept.number() <= confirmed.get().number())
            .filter(kept -> isReplacedBy(kept.amendment(), confirmed.get().amendment()))
            .toList();
    of(contact).removeAll(done);
    try {
      for (KeptAmendment kept : done) {
        underWay.remove(kept.number());
        history.sent(kept.number());
      }
    } catch (HistoryException e) {
      failed.accept(e);
    }
  }

  private boolean leave(KeptAmendment kept) {
    Amendment amendment = kept.amendment();
    try {
      Optional<KeptEntry> entry = history.entry(amendment.entry());
      boolean hasLeft =
          entry.filter(one -> one.entry().state() != DeliveryState.WAITING).isPresent();
      return hasLeft
          && parcel
              .send(amendment.contact(), amendment.id(), wording.of(amendment, entry.get().entry()))
              .isPresent();
    } catch (HistoryException e) {
      failed.accept(e);
      return false;
    }
  }

  private static boolean isReplacedBy(Amendment earlier, Amendment later) {
    return earlier.entry() == later.entry()
        && earlier.change().getClass().equals(later.change().getClass());
  }

  private Optional<KeptAmendment> find(Jid contact, MessageId id) {
    return of(contact).stream().filter(kept -> kept.amendment().id().equals(id)).findFirst();
  }

  private Deque<KeptAmendment> of(Jid contact) {
    return waiting.getOrDefault(contact.bare(), new ArrayDeque<>());
  }

  private Deque<KeptAmendment> queue(Jid contact) {
    return waiting.computeIfAbsent(contact, key -> new ArrayDeque<>());
  }
}
