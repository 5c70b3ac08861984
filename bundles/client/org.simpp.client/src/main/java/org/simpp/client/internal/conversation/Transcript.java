package org.simpp.client.internal.conversation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.simpp.client.ClientException;
import org.simpp.client.Contact;
import org.simpp.client.ConversationEvent;
import org.simpp.client.Conversations;
import org.simpp.client.Entry;
import org.simpp.client.Reachability;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.history.Body;
import org.simpp.client.history.Conversation;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.Entry.Direction;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.history.KeptEntry;
import org.simpp.client.internal.Listeners;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.Troubles;
import org.simpp.client.internal.settings.AccountBook;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;
import org.simpp.model.Registration;

/** The conversations of one account: what is kept, shown, and waiting to be read. */
public final class Transcript implements Conversations {
  private static final int MAX_PAGE = 500;

  private final Loop loop;
  private final History history;
  private final AccountBook book;
  private final Clock clock;
  private final Function<Jid, Reachability> reachability;
  private final Consumer<KeptEntry> outgoing;
  private final Door door;
  private final Consumer<Trouble> notices;
  private final Listeners<ConversationEvent> listeners;
  private final Marks marks = new Marks();
  private final Map<Jid, Integer> unread = new ConcurrentHashMap<>();

  /**
   * @param outgoing gets every entry that was written here, once it is kept
   * @param door decides on what strangers write
   * @param notices told when what came in cannot be kept
   */
  Transcript(
      Loop loop,
      History history,
      AccountBook book,
      Clock clock,
      Function<Jid, Reachability> reachability,
      Consumer<KeptEntry> outgoing,
      Door door,
      Consumer<Trouble> notices) {
    this.loop = loop;
    this.history = history;
    this.book = book;
    this.clock = clock;
    this.reachability = reachability;
    this.outgoing = outgoing;
    this.door = door;
    this.notices = notices;
    this.listeners = new Listeners<>(loop);
  }

  /**
   * Counts what is unread, and gives what was written and has not left yet to the outbox, the
   * oldest first.
   */
  public void open() throws HistoryException {
    door.open(history);
    for (Conversation conversation : history.conversations()) {
      long read = book.settings().read().getOrDefault(conversation.contact(), -1L);
      int count = 0;
      for (KeptEntry kept : history.entries(conversation.contact(), History.NEWEST, MAX_PAGE)) {
        org.simpp.client.history.Entry entry = kept.entry();
        if (entry.direction() == Direction.INCOMING && kept.number() > read) {
          count++;
        }
        if (entry.state() == DeliveryState.WAITING) {
          outgoing.accept(kept);
        }
      }
      if (count > 0) {
        unread.put(conversation.contact(), count);
      }
    }
  }

  @Override
  public CompletionStage<Entry> send(Jid contact, String text) {
    return loop.call(
        () -> {
          requireSendable(contact, text);
          KeptEntry kept =
              history.append(
                  new org.simpp.client.history.Entry(
                      contact,
                      Direction.OUTGOING,
                      new MessageId(UUID.randomUUID().toString()),
                      clock.instant(),
                      new Body.Text(text, Body.Protection.SEALED),
                      DeliveryState.WAITING));
          marks.passing(kept.number(), new Entry.State.Sending());
          Entry entry = marks.entry(kept);
          listeners.tell(new ConversationEvent.Added(entry));
          outgoing.accept(kept);
          return entry;
        });
  }

  @Override
  public CompletionStage<List<Entry>> latest(Jid contact, int limit) {
    return page(contact, History.NEWEST, limit);
  }

  @Override
  public CompletionStage<List<Entry>> before(Jid contact, MessageId id, int limit) {
    return page(contact, Marks.number(id), limit);
  }

  @Override
  public CompletionStage<List<Jid>> contacts() {
    return loop.call(() -> history.conversations().stream().map(Conversation::contact).toList());
  }

  @Override
  public Map<Jid, Integer> unread() {
    return Map.copyOf(unread);
  }

  @Override
  public void markRead(Jid contact) {
    loop.run(
        () -> {
          if (unread.remove(contact.bare()) == null) {
            return;
          }
          listeners.tell(new ConversationEvent.UnreadChanged(contact.bare(), 0));
          try {
            List<KeptEntry> last = history.entries(contact.bare(), History.NEWEST, 1);
            if (!last.isEmpty()) {
              book.change(settings -> settings.withRead(contact.bare(), last.get(0).number()));
            }
          } catch (ClientException | HistoryException e) {
            notices.accept(trouble(e));
          }
        });
  }

  @Override
  public Registration listen(Consumer<ConversationEvent> listener) {
    return listeners.add(listener);
  }

  @Override
  public List<Contact> strangers() {
    return door.strangers();
  }

  @Override
  public CompletionStage<Void> dismiss(Jid stranger) {
    return loop.call(
        () -> {
          markRead(stranger);
          if (door.forget(stranger)) {
            listeners.tell(new ConversationEvent.StrangersChanged());
          }
          return null;
        });
  }

  /** Whoever is on the contact list now is a stranger no more. */
  void welcome() {
    if (door.forgetContacts()) {
      listeners.tell(new ConversationEvent.StrangersChanged());
    }
  }

  /** Something came; it is kept, counted and shown, unless a stranger has written too much. */
  void received(Jid contact, MessageId id, Instant time, Body body) {
    if (!door.admits(contact, body)) {
      return;
    }
    try {
      KeptEntry kept =
          history.append(
              new org.simpp.client.history.Entry(
                  contact.bare(), Direction.INCOMING, id, time, body, DeliveryState.RECEIVED));
      boolean isNew = door.took(contact, kept);
      listeners.tell(new ConversationEvent.Added(marks.entry(kept)));
      int count = unread.merge(contact.bare(), 1, Integer::sum);
      listeners.tell(new ConversationEvent.UnreadChanged(contact.bare(), count));
      if (isNew) {
        listeners.tell(new ConversationEvent.StrangersChanged());
      }
    } catch (HistoryException e) {
      notices.accept(trouble(e));
    }
  }

  /** An entry is in a state that passes: it waits, or is on its way. */
  void passing(KeptEntry kept, Entry.State state) {
    marks.passing(kept.number(), state);
    listeners.tell(new ConversationEvent.Changed(marks.entry(kept)));
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
      notices.accept(trouble(e));
    }
  }

  private CompletionStage<List<Entry>> page(Jid contact, long before, int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " entries");
    }
    return loop.call(
        () -> history.entries(contact.bare(), before, limit).stream().map(marks::entry).toList());
  }

  private void requireSendable(Jid contact, String text) throws ClientException {
    if (!contact.isBare() || contact.isDomain() || text.isEmpty()) {
      throw new IllegalArgumentException("a text goes to a bare address and is not empty");
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_TEXT_BYTES) {
      throw Troubles.exception(
          Cause.MESSAGE_TOO_LONG, "the text is too long", String.valueOf(MAX_TEXT_BYTES));
    }
    if (reachability.apply(contact) instanceof Reachability.Unable unable) {
      throw new ClientException(unable.cause());
    }
  }

  private Trouble trouble(Exception e) {
    return Troubles.of(e, book.settings().account(), book.settings().serverName());
  }
}
