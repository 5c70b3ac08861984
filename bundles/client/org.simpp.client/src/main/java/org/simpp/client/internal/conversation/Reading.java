package org.simpp.client.internal.conversation;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.simpp.client.history.Body;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.Entry;
import org.simpp.client.history.Entry.Context;
import org.simpp.client.history.Entry.Direction;
import org.simpp.client.history.Entry.Reference;
import org.simpp.client.history.HistoryException;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;
import org.simpp.xmpp.chatstates.ChatState;
import org.simpp.xmpp.markers.Displayed;
import org.simpp.xmpp.reply.Reply;

/** What the content of a message that was opened means. On the loop only. */
final class Reading {
  private final Transcript transcript;
  private final Revisions revisions;
  private final Typing typing;
  private final Door door;
  private final Consumer<Exception> failed;

  Reading(
      Transcript transcript,
      Revisions revisions,
      Typing typing,
      Door door,
      Consumer<Exception> failed) {
    this.transcript = transcript;
    this.revisions = revisions;
    this.typing = typing;
    this.door = door;
    this.failed = failed;
  }

  /** A text is kept and shown; the rest is done, if it comes from a contact. */
  void received(Jid from, MessageId id, Instant time, Content content) {
    Optional<ChatState> state = content.first(ChatState::of);
    Optional<Displayed> displayed = content.first(Displayed::of);
    boolean isContact = door.isContact(from);
    try {
      if (isContact && revisions.received(from, id, time, content)) {
        return;
      }
    } catch (HistoryException e) {
      failed.accept(e);
      return;
    }
    if (content.text().isPresent() || Shared.in(content).isPresent()) {
      text(from, id, time, content, content.text().orElse(""));
    }
    if (isContact) {
      displayed
          .flatMap(mark -> Inbox.id(mark.id()))
          .ifPresent(last -> transcript.displayed(from, last));
      state
          .or(() -> content.text().map(text -> ChatState.ACTIVE))
          .ifPresent(now -> typing.there(from.bare(), now));
    }
  }

  private void text(Jid from, MessageId id, Instant time, Content content, String text) {
    boolean isMarkable = content.elements().stream().anyMatch(Displayed::isRequest);
    Reference answered = content.first(Reply::of).flatMap(r -> answered(from, r)).orElse(null);
    Body body =
        Shared.in(content)
            .map(Shared::body)
            .orElseGet(() -> new Body.Text(Inbox.shortened(text), Body.Protection.SEALED));
    transcript.received(entry(from, id, time, body, new Context(answered, isMarkable)));
  }

  private static Optional<Reference> answered(Jid from, Reply reply) {
    boolean isTheirs = reply.to().bare().equals(from.bare());
    Direction author = isTheirs ? Direction.INCOMING : Direction.OUTGOING;
    return Inbox.id(reply.id()).map(id -> new Reference(author, id));
  }

  /** An entry that came. */
  static Entry entry(Jid from, MessageId id, Instant time, Body body, Context context) {
    return new Entry(
        from.bare(), Direction.INCOMING, id, time, body, DeliveryState.RECEIVED, context);
  }
}
