package org.simpp.client.internal.conversation;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.simpp.client.Conversations;
import org.simpp.client.Trouble;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.history.KeptEntry;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.settings.AccountBook;
import org.simpp.client.internal.stream.Line;
import org.simpp.client.internal.stream.Wire;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.xmpp.Element;

/** Transcript, outbox and inbox of one account, put together. On the loop only. */
public final class Talk {
  private final Transcript transcript;
  private final Door door;
  private final Outbox outbox;
  private final Inbox inbox;

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
    this.door = new Door(book, secrecy, isContact, notices);
    this.transcript =
        new Transcript(
            loop, history, book, clock, door::reachability, this::written, door, notices);
    this.outbox = new Outbox(loop, wire, secrecy, transcript);
    this.inbox = new Inbox(secrecy, transcript, outbox, clock, door);
  }

  public Conversations conversations() {
    return transcript;
  }

  /** Reads what is unread and what waits out of the history. */
  public void open() throws HistoryException {
    transcript.open();
  }

  public void received(Line line, Stanza message, List<Element> children) {
    inbox.received(line, message, children);
  }

  /** Anything about the contact has changed: perhaps what waits can leave. */
  public void changed(Jid contact) {
    if (door.isContact(contact)) {
      transcript.welcome();
    }
    outbox.pump(contact.bare());
  }

  public void online() {
    transcript.welcome();
    outbox.pumpAll();
  }

  public void offline() {
    outbox.offline();
  }

  private void written(KeptEntry kept) {
    outbox.add(kept);
  }
}
