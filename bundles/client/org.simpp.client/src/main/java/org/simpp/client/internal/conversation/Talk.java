package org.simpp.client.internal.conversation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.simpp.client.ConversationEvent;
import org.simpp.client.Conversations;
import org.simpp.client.Entry;
import org.simpp.client.Reachability;
import org.simpp.client.Trouble;
import org.simpp.client.history.Entry.Context;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.history.KeptEntry;
import org.simpp.client.internal.Listeners;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.Troubles;
import org.simpp.client.internal.settings.AccountBook;
import org.simpp.client.internal.stream.Line;
import org.simpp.client.internal.stream.Wire;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;
import org.simpp.model.Stanza;
import org.simpp.xmpp.Element;

/** The parts of one account's conversations, put together. On the loop only. */
public final class Talk {
  private final Listeners<ConversationEvent> listeners;
  private final Door door;
  private final Abilities abilities;
  private final Unread unread;
  private final Typing typing;
  private final Transcript transcript;
  private final Outbox outbox;
  private final Changes changes;
  private final Inbox inbox;
  private final CatchUp catchUp;
  private final LiveConversations conversations;
  private final History history;

  /**
   * @param isContact whether that bare address is on the contact list
   * @param notices what a person should be told
   */
  public Talk(
      Loop loop,
      Wire wire,
      History history,
      AccountBook book,
      Clock clock,
      Secrecy secrecy,
      Predicate<Jid> isContact,
      Consumer<Trouble> notices) {
    Consumer<Exception> failed =
        e ->
            notices.accept(Troubles.of(e, book.settings().account(), book.settings().serverName()));
    Parcel parcel = new Parcel(wire, secrecy);
    Wording wording = new Wording(book.settings().account());
    this.history = history;
    this.listeners = new Listeners<>(loop);
    this.door = new Door(book, secrecy, isContact, notices);
    this.abilities = new Abilities(secrecy, listeners);
    this.unread = new Unread(history, book, parcel, wording, listeners);
    this.typing = new Typing(loop, clock, book, parcel, listeners);
    this.transcript = new Transcript(history, door, unread, listeners, failed);
    this.outbox = new Outbox(loop, wire, secrecy, parcel, wording, transcript);
    this.changes = new Changes(history, secrecy, parcel, wording, failed::accept);
    Revisions revisions = new Revisions(history, transcript, secrecy, clock, changes::add);
    Reading reading = new Reading(transcript, revisions, typing, door, failed);
    this.inbox = new Inbox(secrecy, transcript, reading, outbox, changes, clock, door);
    Jid account = book.settings().account();
    this.catchUp =
        new CatchUp(
            loop,
            wire,
            history,
            clock,
            new ArchivedMessages(account, history, inbox, transcript),
            () -> listeners.tell(new ConversationEvent.GapsChanged()),
            failed);
    this.conversations =
        new LiveConversations(
            loop,
            history,
            clock,
            abilities,
            new LiveConversations.Parts(transcript, revisions, unread, typing, door, catchUp),
            listeners,
            outbox::add,
            failed);
  }

  public Conversations conversations() {
    return conversations;
  }

  /** An entry of the history as a screen gets it. */
  public Entry shown(KeptEntry kept) {
    return transcript.shown(kept);
  }

  /** Sends the contact an entry that brings a file. */
  public void share(Jid contact, Shared shared) throws HistoryException {
    conversations.send(contact, shared.body(), Context.NONE);
  }

  /** The file that the entry brings, as the screen knows it; empty where it brings none. */
  public Optional<Shared> shared(Jid contact, MessageId entry) throws HistoryException {
    return history
        .entry(Marks.number(entry))
        .map(KeptEntry::entry)
        .filter(kept -> kept.contact().equals(contact))
        .flatMap(kept -> Shared.of(kept.body()));
  }

  /** Whether and how a message can be sent to the contact now. */
  public Reachability reachability(Jid contact) {
    return door.reachability(contact);
  }

  /** Reads what is unread and what waits out of the history. */
  public void open() throws HistoryException {
    transcript.open(outbox::add);
    changes.open();
  }

  public void received(Line line, Stanza message, List<Element> children) {
    if (!catchUp.received(line, message, children)) {
      inbox.received(line, message, children);
    }
  }

  /**
   * Asks the archive for what this history does not have, before anything new comes.
   *
   * @return completes when it is here, or comes too slowly to be waited for
   */
  public CompletionStage<Void> catchUp(Line line) {
    return catchUp.begin(line);
  }

  /** Anything about the contact has changed: perhaps what waits can leave. */
  public void changed(Jid contact) {
    if (door.isContact(contact)) {
      welcome();
    }
    abilities.changed(contact.bare());
    outbox.pump(contact.bare());
    changes.pump(contact.bare());
    unread.pump(contact.bare());
  }

  public void online() {
    catchUp.goOn();
    welcome();
    outbox.pumpAll();
    changes.pumpAll();
    unread.pumpAll();
  }

  /** The connection is cut: nothing leaves until it goes on or is lost. */
  public void cut() {
    outbox.pumpAll();
  }

  public void offline() {
    catchUp.offline();
    outbox.offline();
    changes.offline();
    typing.offline();
    abilities.allChanged();
  }

  /** Whoever is on the contact list now is a stranger no more. */
  private void welcome() {
    if (door.forgetContacts()) {
      listeners.tell(new ConversationEvent.StrangersChanged());
    }
  }
}
