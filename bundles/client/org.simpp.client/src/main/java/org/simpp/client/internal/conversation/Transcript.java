package org.simpp.client.internal.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.simpp.client.ConversationEvent;
import org.simpp.client.Entry;
import org.simpp.client.Trouble;
import org.simpp.client.history.Amendment;
import org.simpp.client.history.Body;
import org.simpp.client.history.Conversation;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.Entry.Direction;
import org.simpp.client.history.Entry.Reference;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.history.KeptAmendment;
import org.simpp.client.history.KeptEntry;
import org.simpp.client.internal.Listeners;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;

/**
 * What was written and received, as it is kept and shown: whatever changes is in the history before
 * anybody is told. On the loop only.
 */
final class Transcript {
  private final History history;
  private final Door door;
  private final Unread unread;
  private final Consumer<Exception> failed;
  private final Listeners<ConversationEvent> listeners;
  private final Marks marks;

  /**
   * @param door decides on what strangers write
   * @param failed told when what came in cannot be kept
   */
  Transcript(
      History history,
      Door door,
      Unread unread,
      Listeners<ConversationEvent> listeners,
      Consumer<Exception> failed) {
    this.history = history;
    this.door = door;
    this.unread = unread;
    this.listeners = listeners;
    this.failed = failed;
    this.marks = new Marks(history);
  }

  /**
   * Counts what is unread, and gives what was written and has not left yet to the outbox, the
   * oldest first.
   */
  void open(Consumer<KeptEntry> outgoing) throws HistoryException {
    door.open(history);
    for (Conversation conversation : history.conversations()) {
      List<KeptEntry> last =
          history.entries(conversation.contact(), History.NEWEST, LiveConversations.MAX_PAGE);
      last.stream().filter(kept -> kept.entry().state() == DeliveryState.WAITING).forEach(outgoing);
      unread.open(conversation.contact(), last);
    }
  }

  /** Something was written here; it is on its way once this returns. */
  KeptEntry wrote(org.simpp.client.history.Entry entry) throws HistoryException {
    KeptEntry kept = history.append(entry);
    marks.passing(kept.number(), new Entry.State.Sending());
    listeners.tell(new ConversationEvent.Added(marks.entry(kept)));
    return kept;
  }

  /** Something came; it is kept, counted and shown, unless a stranger has written too much. */
  void received(org.simpp.client.history.Entry entry) {
    Jid contact = entry.contact();
    if (!door.admits(contact, entry.body())) {
      return;
    }
    try {
      KeptEntry kept = history.append(entry);
      boolean isNew = door.took(contact, kept);
      listeners.tell(new ConversationEvent.Added(marks.entry(kept)));
      unread.came(kept);
      if (isNew) {
        listeners.tell(new ConversationEvent.StrangersChanged());
      }
    } catch (HistoryException e) {
      failed.accept(e);
    }
  }

  /** Something that was written elsewhere, by this account; it is kept and shown. */
  void found(org.simpp.client.history.Entry entry) throws HistoryException {
    listeners.tell(new ConversationEvent.Added(marks.entry(history.append(entry))));
  }

  /** Whether the message of that id has come before, in an earlier run too, and could be opened. */
  boolean holds(Jid contact, MessageId id) {
    try {
      return history
          .find(contact.bare(), new Reference(Direction.INCOMING, id))
          .filter(kept -> !(kept.entry().body() instanceof Body.Unopened))
          .isPresent();
    } catch (HistoryException e) {
      failed.accept(e);
      return false;
    }
  }

  /** Whether anything came in the message of that id, opened or not. */
  boolean knows(Jid contact, MessageId id) {
    try {
      return history.knows(contact.bare(), new Reference(Direction.INCOMING, id));
    } catch (HistoryException e) {
      failed.accept(e);
      return false;
    }
  }

  /** An entry as the screen gets it. */
  Entry shown(KeptEntry kept) {
    return marks.entry(kept);
  }

  /** The last {@code limit} entries before that number, the oldest first. */
  List<Entry> page(Jid contact, long before, int limit) throws HistoryException {
    return history.entries(contact.bare(), before, limit).stream().map(marks::entry).toList();
  }

  /** The first {@code limit} entries after that number, the oldest first. */
  List<Entry> pageAfter(Jid contact, long after, int limit) throws HistoryException {
    return history.entriesAfter(contact.bare(), after, limit).stream().map(marks::entry).toList();
  }

  /** The entry of that number, with as many as {@code limit} on each side of it. */
  List<Entry> around(Jid contact, long number, int limit) throws HistoryException {
    List<Entry> all = new ArrayList<>(page(contact, number, limit));
    Optional<KeptEntry> entry =
        history.entry(number).filter(kept -> kept.entry().contact().equals(contact.bare()));
    if (entry.isEmpty()) {
      return List.of();
    }
    all.add(marks.entry(entry.get()));
    all.addAll(pageAfter(contact, number, limit));
    return List.copyOf(all);
  }

  /** An entry is in a state that passes: it waits, or is on its way. */
  void passing(KeptEntry kept, Entry.State state) {
    if (marks.passing(kept.number(), state)) {
      changed(kept.number());
    }
  }

  /** An entry failed for that reason. */
  void failed(KeptEntry kept, Trouble cause) {
    marks.passing(kept.number(), new Entry.State.Failed(cause));
    update(kept.entry().contact(), kept.entry().id(), DeliveryState.FAILED);
  }

  /** An entry has come to rest in that state. */
  void settled(KeptEntry kept, DeliveryState state) {
    marks.settled(kept.number());
    update(kept.entry().contact(), kept.entry().id(), state);
  }

  /** The contact's program has opened the message of that id. */
  void delivered(Jid contact, MessageId id) {
    update(contact.bare(), id, DeliveryState.DELIVERED);
  }

  /** The contact has seen what was written to it, up to the message of that id. */
  void displayed(Jid contact, MessageId id) {
    try {
      Optional<KeptEntry> last =
          history.find(contact.bare(), new Reference(Direction.OUTGOING, id));
      if (last.isPresent() && history.displayed(contact.bare(), last.get().number())) {
        for (KeptEntry kept :
            history.entries(contact.bare(), last.get().number() + 1, LiveConversations.MAX_PAGE)) {
          if (kept.entry().state() == DeliveryState.READ) {
            marks.settled(kept.number());
            listeners.tell(new ConversationEvent.Changed(marks.entry(kept)));
          }
        }
      }
    } catch (HistoryException e) {
      failed.accept(e);
    }
  }

  /** Keeps a change of an entry and shows it; nothing where it may not be made. */
  Optional<KeptAmendment> amend(Amendment amendment) throws HistoryException {
    Optional<KeptAmendment> kept = history.amend(amendment);
    if (kept.isPresent()) {
      changed(amendment.entry());
    }
    return kept;
  }

  private void changed(long number) {
    try {
      history
          .entry(number)
          .ifPresent(kept -> listeners.tell(new ConversationEvent.Changed(marks.entry(kept))));
    } catch (HistoryException e) {
      failed.accept(e);
    }
  }

  private void update(Jid contact, MessageId id, DeliveryState state) {
    try {
      Optional<KeptEntry> changed = history.update(contact, id, state);
      changed.ifPresent(
          kept -> {
            if (state == DeliveryState.DELIVERED) {
              marks.settled(kept.number());
            }
            listeners.tell(new ConversationEvent.Changed(marks.entry(kept)));
          });
    } catch (HistoryException e) {
      failed.accept(e);
    }
  }
}
