package org.simpp.client.internal.conversation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.simpp.client.ClientException;
import org.simpp.client.ConversationEvent;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.history.KeptEntry;
import org.simpp.client.internal.Listeners;
import org.simpp.client.internal.settings.AccountBook;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;

/**
 * What a person has not seen yet, and the marks for contacts whose last text was seen (XEP-0333).
 * On the loop only, but for {@link #counts}.
 */
final class Unread {
  private final History history;
  private final AccountBook book;
  private final Parcel parcel;
  private final Wording wording;
  private final Listeners<ConversationEvent> listeners;
  private final Map<Jid, Integer> counts = new ConcurrentHashMap<>();
  private final Map<Jid, MessageId> asked = new HashMap<>();
  private final Map<Jid, MessageId> owed = new HashMap<>();

  Unread(
      History history,
      AccountBook book,
      Parcel parcel,
      Wording wording,
      Listeners<ConversationEvent> listeners) {
    this.history = history;
    this.book = book;
    this.parcel = parcel;
    this.wording = wording;
    this.listeners = listeners;
  }

  Map<Jid, Integer> counts() {
    return Map.copyOf(counts);
  }

  /** What the history has of it, the oldest first. */
  void open(Jid contact, List<KeptEntry> last) {
    long read = book.settings().read().getOrDefault(contact, -1L);
    last.stream()
        .filter(kept -> kept.entry().state() == DeliveryState.RECEIVED)
        .filter(kept -> kept.number() > read)
        .forEach(this::count);
  }

  /** An entry came. */
  void came(KeptEntry kept) {
    Jid contact = kept.entry().contact();
    listeners.tell(new ConversationEvent.UnreadChanged(contact, count(kept)));
  }

  /** A person has seen everything of the contact. */
  void seen(Jid contact) throws HistoryException, ClientException {
    if (counts.remove(contact) == null) {
      return;
    }
    listeners.tell(new ConversationEvent.UnreadChanged(contact, 0));
    MessageId last = asked.remove(contact);
    if (last != null && isMarked()) {
      owed.put(contact, last);
      pump(contact);
    }
    List<KeptEntry> newest = history.entries(contact, History.NEWEST, 1);
    if (!newest.isEmpty()) {
      book.change(settings -> settings.withRead(contact, newest.get(0).number()));
    }
  }

  /** Sends the mark that is owed to the contact, once it can be sealed. */
  void pump(Jid contact) {
    if (!isMarked()) {
      owed.clear();
    }
    MessageId last = owed.get(contact);
    if (last != null && parcel.sendPassing(contact, wording.read(last))) {
      owed.remove(contact);
    }
  }

  void pumpAll() {
    List.copyOf(owed.keySet()).forEach(this::pump);
  }

  /** Whether the person lets contacts know what they have seen. */
  private boolean isMarked() {
    return book.settings().manners().disclosure().readMarks();
  }

  private int count(KeptEntry kept) {
    Jid contact = kept.entry().contact();
    if (kept.entry().context().isMarkable()) {
      asked.put(contact, kept.entry().id());
    }
    return counts.merge(contact, 1, Integer::sum);
  }
}
