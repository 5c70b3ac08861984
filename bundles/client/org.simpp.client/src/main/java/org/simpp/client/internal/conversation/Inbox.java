package org.simpp.client.internal.conversation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.simpp.client.history.Body;
import org.simpp.client.history.Entry.Context;
import org.simpp.client.internal.stream.Line;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;
import org.simpp.model.Stanza;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaError;
import org.simpp.xmpp.StanzaErrors;
import org.simpp.xmpp.archive.ArchivedMessage;
import org.simpp.xmpp.delay.Delay;
import org.simpp.xmpp.hints.Hint;
import org.simpp.xmpp.receipts.Receipt;
import org.simpp.xmpp.simpp.BoxType;
import org.simpp.xmpp.simpp.SimppBox;
import org.simpp.xmpp.stanzaid.StanzaId;

/** What a message that came means. On the loop only. */
final class Inbox {
  private static final int MAX_REMEMBERED = 10_000;
  private static final String CANNOT_OPEN =
      "it was sealed for a session that is gone, or was damaged on its way; the contact's program"
          + " is told and sends it again";
  private static final String NOT_ANY_MORE =
      "the archive has it as it was sealed, for a session that is over";
  private static final String STRANGER_SEALED =
      "it was sealed by somebody who is not on the contact list, and there is no session with them";

  private final Secrecy secrecy;
  private final Transcript transcript;
  private final Reading reading;
  private final Outbox outbox;
  private final Changes changes;
  private final Clock clock;
  private final Door door;
  private final Map<String, Boolean> opened =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MAX_REMEMBERED;
        }
      };

  Inbox(
      Secrecy secrecy,
      Transcript transcript,
      Reading reading,
      Outbox outbox,
      Changes changes,
      Clock clock,
      Door door) {
    this.secrecy = secrecy;
    this.transcript = transcript;
    this.reading = reading;
    this.outbox = outbox;
    this.changes = changes;
    this.clock = clock;
    this.door = door;
  }

  void received(Line line, Stanza message, List<Element> children) {
    Jid from = message.from().orElse(null);
    if (from == null || from.isDomain() || message.hasType("groupchat")) {
      return;
    }
    if (message.hasType("error")) {
      returned(from, message);
      return;
    }
    Optional<Receipt> receipt = first(children, Receipt::of);
    Optional<SimppBox> simpp = first(children, SimppBox::of);
    if (receipt.isPresent()) {
      id(receipt.get().id()).ifPresent(id -> delivered(from, id));
    } else if (simpp.isPresent()) {
      simpp(line, from, message, children, simpp.get());
    } else {
      body(children)
          .ifPresent(
              text ->
                  transcript.received(
                      Reading.entry(
                          from,
                          id(line, message, children),
                          time(children),
                          new Body.Text(shortened(text), Body.Protection.PLAIN),
                          Context.NONE)));
    }
  }

  /** A sealed message that the archive has and the history does not. */
  void found(Line line, Jid from, MessageId id, ArchivedMessage archived, SimppBox box) {
    if (opened.containsKey(key(from, id))) {
      return;
    }
    Optional<Content> content = secrecy.open(from, box, archived.received());
    if (content.isEmpty()) {
      Body body = new Body.Unopened(NOT_ANY_MORE);
      transcript.received(Reading.entry(from, id, archived.received(), body, Context.NONE));
      return;
    }
    opened.put(key(from, id), true);
    reading.received(from, id, archived.received(), content.get());
    confirm(line, from, id, archived.message().children());
  }

  private void simpp(Line line, Jid from, Stanza message, List<Element> children, SimppBox simpp) {
    if (from.isBare()) {
      return;
    }
    if (simpp.type() == BoxType.MESSAGE || simpp.type() == BoxType.CONTENT) {
      sealed(line, from, message, children, simpp);
    } else if (door.isContact(from)) {
      secrecy.handshake(from, simpp);
    }
  }

  private void sealed(Line line, Jid from, Stanza message, List<Element> children, SimppBox box) {
    MessageId id = id(line, message, children);
    Optional<Content> content = secrecy.open(from, box, time(children));
    // What a lost acknowledgement brings again may be sealed for a session that is gone
    boolean isKnown = opened.containsKey(key(from, id)) || transcript.holds(from, id);
    if (content.isEmpty() && !isKnown) {
      unopened(line, from, id, message, children);
      return;
    }
    if (!isKnown) {
      opened.put(key(from, id), true);
      reading.received(from, id, time(children), content.get());
    }
    if (message.id().isPresent()) {
      confirm(line, from, id, children);
    }
  }

  /** Says that it was opened, where its sender asks (XEP-0184). */
  private void confirm(Line line, Jid from, MessageId id, List<Element> children) {
    boolean isAsked = children.stream().anyMatch(Receipt::isRequest);
    // Any answer would show a stranger that somebody is there.
    if (isAsked && door.isContact(from)) {
      line.outlet()
          .send(
              Stanza.Kind.MESSAGE,
              from,
              "chat",
              UUID.randomUUID().toString(),
              List.of(new Receipt(id.value()).toElement(), Hint.STORE.toElement()));
    }
  }

  /** What was of use at its moment alone is not missed by a person. */
  private void unopened(Line line, Jid from, MessageId id, Stanza message, List<Element> children) {
    boolean isContact = door.isContact(from);
    if (!Hint.among(children).contains(Hint.NO_STORE) && !transcript.knows(from, id)) {
      Body body = new Body.Unopened(isContact ? CANNOT_OPEN : STRANGER_SEALED);
      transcript.received(Reading.entry(from, id, time(children), body, Context.NONE));
    }
    if (isContact) {
      refuse(line, from, message);
    }
  }

  /** Tells the sender's program, so that it sets a new session up; says nothing of the reason. */
  private static void refuse(Line line, Jid from, Stanza message) {
    line.outlet()
        .send(
            Stanza.Kind.MESSAGE,
            from,
            "error",
            message.id().orElse(null),
            List.of(StanzaError.of(StanzaCondition.NOT_ACCEPTABLE, "").toElement()));
  }

  private void returned(Jid from, Stanza message) {
    secrecy.forget(from);
    try {
      String condition =
          StanzaErrors.read(message)
              .map(error -> error.condition().elementName())
              .orElse("undefined-condition");
      message.id().flatMap(Inbox::id).ifPresent(id -> returned(from, id, condition));
    } catch (MalformedXmlException e) {
      message.id().flatMap(Inbox::id).ifPresent(id -> returned(from, id, "undefined-condition"));
    }
  }

  private void returned(Jid from, MessageId id, String condition) {
    outbox.returned(from, id, condition);
    changes.returned(from, id);
  }

  /** The contact's program has opened the message of that id. */
  void delivered(Jid from, MessageId id) {
    outbox.delivered(id);
    changes.delivered(from, id);
    transcript.delivered(from, id);
  }

  /** When it was sent, as the server says (XEP-0203); now, where nobody says. */
  private Instant time(List<Element> children) {
    Instant now = clock.instant();
    Instant sent = first(children, Delay::of).map(Delay::stamp).orElse(now);
    return sent.isAfter(now) ? now : sent;
  }

  /** As its sender says; where it says none, as the archive calls it. */
  private static MessageId id(Line line, Stanza message, List<Element> children) {
    return message
        .id()
        .flatMap(Inbox::id)
        .or(() -> first(children, StanzaId::origin).flatMap(Inbox::id))
        .or(() -> archiveId(line, children).flatMap(Inbox::id))
        .orElseGet(() -> new MessageId(UUID.randomUUID().toString()));
  }

  /** The id that {@code text} is; empty where it cannot be one. */
  static Optional<MessageId> id(String text) {
    return text.isEmpty() || text.length() > 1023
        ? Optional.empty()
        : Optional.of(new MessageId(text));
  }

  /**
   * Under which id this account's archive has it (XEP-0359), as its server says and nobody else.
   */
  static Optional<String> archiveId(Line line, List<Element> children) {
    Jid account = line.address().bare();
    return children.stream()
        .flatMap(child -> StanzaId.of(child).stream())
        .filter(id -> id.by().equals(account))
        .map(StanzaId::id)
        .findFirst();
  }

  /** What a message says in the clear. */
  static Optional<String> body(List<Element> children) {
    return children.stream()
        .filter(child -> child.is(Namespaces.CLIENT, "body") && !child.text().isEmpty())
        .map(Element::text)
        .findFirst();
  }

  private static String key(Jid from, MessageId id) {
    return from.bare() + " " + id;
  }

  static <T> Optional<T> first(List<Element> children, Function<Element, Optional<T>> reader) {
    return children.stream().flatMap(child -> reader.apply(child).stream()).findFirst();
  }

  /** As much of it as an entry can have. */
  static String shortened(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= Body.MAX_BYTES ? text : text.substring(0, Body.MAX_BYTES / 4);
  }
}
