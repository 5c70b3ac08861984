package org.simpp.client.internal.conversation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.simpp.client.history.Body;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.Entry;
import org.simpp.client.history.Entry.Context;
import org.simpp.client.history.Entry.Direction;
import org.simpp.client.history.Entry.Reference;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.history.KeptEntry;
import org.simpp.client.internal.stream.Line;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.archive.ArchivedMessage;
import org.simpp.xmpp.receipts.Receipt;
import org.simpp.xmpp.simpp.BoxType;
import org.simpp.xmpp.simpp.SimppBox;
import org.simpp.xmpp.stanzaid.StanzaId;

/**
 * What messages mean that the archive brings: those that this history does not have are kept, and
 * what cannot be opened any more is an entry that says so. On the loop only.
 */
final class ArchivedMessages {
  private static final int MAX_REMEMBERED = 10_000;
  private static final Duration MARGIN = Duration.ofDays(1);
  private static final Set<String> CONVERSATIONS = Set.of("chat", "normal");
  private static final String SENT_ELSEWHERE =
      "it was sent from another device of this account, and sealed there for the contact alone";

  private final Jid account;
  private final History history;
  private final Inbox inbox;
  private final Transcript transcript;
  private final Map<String, Boolean> seen =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MAX_REMEMBERED;
        }
      };

  ArchivedMessages(Jid account, History history, Inbox inbox, Transcript transcript) {
    this.account = account;
    this.history = history;
    this.inbox = inbox;
    this.transcript = transcript;
  }

  /**
   * Whether a message that comes now is one that the archive has brought. A sealed one is looked at
   * all the same: who sent it is told where it cannot be opened.
   */
  boolean isRepeated(Line line, List<Element> children) {
    Optional<String> id = Inbox.archiveId(line, children);
    boolean wasSeen = id.isPresent() && seen.put(id.get(), true) != null;
    return wasSeen && children.stream().noneMatch(child -> SimppBox.of(child).isPresent());
  }

  /** Keeps what the message says, unless it is here. */
  void take(Line line, ArchivedMessage archived) throws HistoryException {
    if (seen.put(archived.id(), true) != null) {
      return;
    }
    Element message = archived.message();
    Jid from = address(message, "from");
    Jid to = address(message, "to");
    if (from == null
        || to == null
        || !CONVERSATIONS.contains(message.attribute("type").orElse("normal"))) {
      return;
    }
    boolean isOurs = from.bare().equals(account);
    if (isOurs == to.bare().equals(account)) {
      // Of somebody else to somebody else, or a note to oneself
      return;
    }
    Jid contact = isOurs ? to : from;
    if (!contact.isDomain()) {
      take(line, archived, isOurs ? Direction.OUTGOING : Direction.INCOMING, contact);
    }
  }

  private void take(Line line, ArchivedMessage archived, Direction author, Jid contact)
      throws HistoryException {
    List<Element> children = archived.message().children();
    Reference reference = new Reference(author, id(archived));
    Optional<Receipt> receipt = Inbox.first(children, Receipt::of);
    Optional<SimppBox> box = Inbox.first(children, SimppBox::of);
    if (receipt.isPresent()) {
      if (author == Direction.INCOMING) {
        delivered(contact, receipt.get());
      }
    } else if (box.isPresent()) {
      BoxType type = box.get().type();
      boolean isContent = type == BoxType.MESSAGE || type == BoxType.CONTENT;
      if (isContent && !history.knows(contact.bare(), reference)) {
        sealed(line, archived, reference, contact, box.get());
      }
    } else {
      Optional<String> text = Inbox.body(children);
      if (text.isPresent()) {
        plain(archived, reference, contact, text.get());
      }
    }
  }

  private void sealed(
      Line line, ArchivedMessage archived, Reference reference, Jid contact, SimppBox box)
      throws HistoryException {
    if (reference.author() == Direction.INCOMING) {
      inbox.found(line, contact, reference.id(), archived, box);
    } else {
      transcript.found(
          outgoing(archived, reference.id(), contact, new Body.Unopened(SENT_ELSEWHERE)));
    }
  }

  private void plain(ArchivedMessage archived, Reference reference, Jid contact, String text)
      throws HistoryException {
    Body.Text body = new Body.Text(Inbox.shortened(text), Body.Protection.PLAIN);
    Optional<KeptEntry> same = history.find(contact.bare(), reference);
    if (same.filter(kept -> isSame(kept.entry(), archived, body)).isPresent()) {
      return;
    }
    if (reference.author() == Direction.INCOMING) {
      transcript.received(
          Reading.entry(contact, reference.id(), archived.received(), body, Context.NONE));
    } else {
      transcript.found(outgoing(archived, reference.id(), contact, body));
    }
  }

  /** Foreign programs number their messages anew each day: the same id alone says little. */
  private static boolean isSame(Entry kept, ArchivedMessage archived, Body.Text body) {
    Duration apart = Duration.between(kept.time(), archived.received()).abs();
    return kept.body().equals(body) && apart.compareTo(MARGIN) <= 0;
  }

  private static Entry outgoing(ArchivedMessage archived, MessageId id, Jid contact, Body body) {
    return new Entry(
        contact.bare(), Direction.OUTGOING, id, archived.received(), body, DeliveryState.SENT);
  }

  private void delivered(Jid from, Receipt receipt) throws HistoryException {
    Optional<MessageId> id = Inbox.id(receipt.id());
    if (id.isPresent()) {
      Reference ours = new Reference(Direction.OUTGOING, id.get());
      Optional<KeptEntry> entry = history.find(from.bare(), ours);
      boolean isNews =
          entry
              .map(kept -> kept.entry().state())
              .filter(state -> state == DeliveryState.DELIVERED || state == DeliveryState.READ)
              .isEmpty();
      if (isNews) {
        inbox.delivered(from, id.get());
      }
    }
  }

  private static MessageId id(ArchivedMessage archived) {
    return archived
        .message()
        .attribute("id")
        .flatMap(Inbox::id)
        .or(() -> Inbox.first(archived.message().children(), StanzaId::origin).flatMap(Inbox::id))
        .or(() -> Inbox.id(archived.id()))
        .orElseThrow();
  }

  private static @Nullable Jid address(Element message, String name) {
    try {
      return message.attribute(name).map(Jid::of).orElse(null);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
