package org.simpp.client.internal.conversation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.simpp.client.ClientException;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.history.Amendment;
import org.simpp.client.history.Body;
import org.simpp.client.history.Change;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.Entry;
import org.simpp.client.history.Entry.Direction;
import org.simpp.client.history.Entry.Reference;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.history.KeptAmendment;
import org.simpp.client.history.KeptEntry;
import org.simpp.client.internal.Troubles;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;
import org.simpp.xmpp.correction.Replacement;
import org.simpp.xmpp.reactions.Reactions;
import org.simpp.xmpp.retraction.Retraction;

/**
 * Changes of entries, this account's and the contacts': who may make which. Nobody changes what
 * another has written, and a sealed change never makes a plain text look sealed. On the loop only.
 */
final class Revisions {
  private final History history;
  private final Transcript transcript;
  private final Sealing sealing;
  private final Clock clock;
  private final Consumer<KeptAmendment> outgoing;

  /**
   * @param outgoing gets every change that was made here, once it is kept
   */
  Revisions(
      History history,
      Transcript transcript,
      Sealing sealing,
      Clock clock,
      Consumer<KeptAmendment> outgoing) {
    this.history = history;
    this.transcript = transcript;
    this.sealing = sealing;
    this.clock = clock;
    this.outgoing = outgoing;
  }

  /** The last one that was sent to the contact says {@code text} from now on. */
  void correct(Jid contact, long number, String text) throws HistoryException, ClientException {
    KeptEntry entry = own(contact, number);
    if (lastSent(contact) != number || !isText(entry)) {
      throw refused(contact);
    }
    keep(entry, new Change.Correction(text));
  }

  void withdraw(Jid contact, long number) throws HistoryException, ClientException {
    keep(own(contact, number), new Change.Withdrawal());
  }

  /** Adds the reaction, or takes it back where it is there. */
  void react(Jid contact, long number, String emoji) throws HistoryException, ClientException {
    KeptEntry entry = changeable(contact, number);
    List<String> ours = new ArrayList<>(entry.amended().ours());
    if (!ours.remove(emoji)) {
      ours.add(emoji);
    }
    // What the contact's program would leave out is refused here
    keep(entry, new Change.Reactions(new Reactions(entry.entry().id().value(), ours).all()));
  }

  /** What an answer refers to. */
  Reference answered(Jid contact, long number) throws HistoryException, ClientException {
    Entry entry = changeable(contact, number).entry();
    return new Reference(entry.direction(), entry.id());
  }

  /**
   * Does what the content of a message of the contact says of earlier ones.
   *
   * @return whether that was all; otherwise it is a message like any other, as where a correction
   *     is of one that is not here
   */
  boolean received(Jid from, MessageId id, Instant time, Content content) throws HistoryException {
    Optional<Replacement> replacement = content.first(Replacement::of);
    Optional<Retraction> retraction = content.first(Retraction::of);
    Optional<Reactions> reactions = content.first(Reactions::of);
    if (replacement.isPresent()) {
      Optional<KeptEntry> entry = theirs(from, replacement.get().id());
      Change correction = new Change.Correction(content.text().orElse(""));
      amend(entry, from, id, time, correction);
      return entry.isPresent() || content.text().isEmpty();
    }
    if (retraction.isPresent()) {
      amend(theirs(from, retraction.get().id()), from, id, time, new Change.Withdrawal());
      return true;
    }
    if (reactions.isPresent()) {
      Optional<KeptEntry> ours = find(from, Direction.OUTGOING, reactions.get().id());
      amend(
          ours.isPresent() ? ours : theirs(from, reactions.get().id()),
          from,
          id,
          time,
          new Change.Reactions(reactions.get().all()));
      return true;
    }
    return false;
  }

  private void amend(Optional<KeptEntry> entry, Jid from, MessageId id, Instant time, Change change)
      throws HistoryException {
    boolean isForTexts = change instanceof Change.Correction;
    if (entry.filter(isForTexts ? Revisions::isText : Revisions::isOpen).isPresent()) {
      transcript.amend(
          new Amendment(from.bare(), entry.get().number(), Direction.INCOMING, id, time, change));
    }
  }

  private void keep(KeptEntry entry, Change change) throws HistoryException, ClientException {
    Jid contact = entry.entry().contact();
    MessageId id = new MessageId(UUID.randomUUID().toString());
    KeptAmendment kept =
        transcript
            .amend(
                new Amendment(
                    contact, entry.number(), Direction.OUTGOING, id, clock.instant(), change))
            .orElseThrow(() -> refused(contact));
    outgoing.accept(kept);
  }

  private KeptEntry own(Jid contact, long number) throws HistoryException, ClientException {
    KeptEntry entry = changeable(contact, number);
    if (entry.entry().direction() != Direction.OUTGOING) {
      throw refused(contact);
    }
    return entry;
  }

  /** The entry, where it is one of that conversation that the contact has or has written. */
  private KeptEntry changeable(Jid contact, long number) throws HistoryException, ClientException {
    return history
        .entry(number)
        .filter(kept -> kept.entry().contact().equals(contact))
        .filter(kept -> isOpen(kept) && !kept.amended().isWithdrawn())
        .filter(kept -> kept.entry().state() != DeliveryState.WAITING)
        .filter(kept -> kept.entry().state() != DeliveryState.FAILED)
        .filter(kept -> sealing.takesContent(contact))
        .orElseThrow(() -> refused(contact));
  }

  private long lastSent(Jid contact) throws HistoryException {
    return history.entries(contact, History.NEWEST, LiveConversations.MAX_PAGE).stream()
        .filter(kept -> kept.entry().direction() == Direction.OUTGOING && isText(kept))
        .reduce((earlier, later) -> later)
        .map(KeptEntry::number)
        .orElse(-1L);
  }

  private Optional<KeptEntry> theirs(Jid from, String id) throws HistoryException {
    return find(from, Direction.INCOMING, id);
  }

  private Optional<KeptEntry> find(Jid from, Direction author, String id) throws HistoryException {
    Optional<MessageId> message = Inbox.id(id);
    return message.isPresent()
        ? history.find(from.bare(), new Reference(author, message.get()))
        : Optional.empty();
  }

  private static boolean isOpen(KeptEntry kept) {
    return !(kept.entry().body() instanceof Body.Unopened);
  }

  private static boolean isText(KeptEntry kept) {
    return kept.entry().body() instanceof Body.Text;
  }

  private static ClientException refused(Jid contact) {
    return Troubles.exception(
        Cause.CHANGE_NOT_POSSIBLE, "the message does not change any more", contact.toString());
  }
}
