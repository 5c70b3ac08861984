package org.simpp.client.internal.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.simpp.client.Reachability;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.contacts.Programs;
import org.simpp.client.internal.contacts.Resources;
import org.simpp.client.internal.conversation.Content;
import org.simpp.client.internal.conversation.Envelopes;
import org.simpp.client.internal.conversation.Secrecy;
import org.simpp.client.internal.stream.Line;
import org.simpp.client.internal.stream.Wire;
import org.simpp.crypto.KeyUnavailableException;
import org.simpp.crypto.Randomness;
import org.simpp.endtoend.Conversation;
import org.simpp.endtoend.ConversationEvent;
import org.simpp.endtoend.MessageType;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.xmpp.simpp.BoxType;
import org.simpp.xmpp.simpp.SimppBox;

/**
 * Sessions of SIMPP-2007: one with each program of a contact, for as long as both stay connected.
 * On the loop only.
 */
final class Simpp2007 implements Secrecy {
  private final Randomness randomness;
  private final Wire wire;
  private final Resources resources;
  private final Programs programs;
  private final LiveSession.Reader reader;
  private final KeyDesk keys;
  private final Envelopes envelopes;
  private final PeerSessions sessions = new PeerSessions();
  private final Handshakes handshakes;

  Simpp2007(
      Loop loop,
      Means means,
      OpenCard card,
      Wire wire,
      Resources resources,
      Programs programs,
      LiveSession.Reader reader) {
    this.randomness = means.randomness();
    this.wire = wire;
    this.resources = resources;
    this.programs = programs;
    this.reader = reader;
    Jid account = reader.book().settings().account();
    this.envelopes = new Envelopes(account, means.clock(), randomness);
    this.keys = new KeyDesk(card.suite(), randomness, account, reader);
    this.handshakes = new Handshakes(loop, randomness, card, wire, reader, keys, sessions);
  }

  @Override
  public Reachability reachability(Jid contact) {
    if (wire.line().isEmpty()) {
      return waiting(Cause.NOT_CONNECTED, "there is no connection");
    }
    if (sessions.ready(contact).isPresent()) {
      return new Reachability.Secured();
    }
    if (!reader.seesPresence(contact)) {
      return waiting(
          Cause.CONTACT_NOT_SUBSCRIBED, "the contact has not accepted yet", contact.toString());
    }
    List<Jid> addresses = resources.addresses(contact);
    if (addresses.isEmpty()) {
      return waiting(Cause.CONTACT_AWAY, "the contact is away", contact.toString());
    }
    Optional<Jid> able = able(addresses);
    if (able.isPresent()) {
      return reachability(contact, able.get());
    }
    boolean isUnknown =
        addresses.stream().anyMatch(one -> programs.of(one) == Programs.Support.UNKNOWN);
    return isUnknown
        ? waiting(Cause.SESSION_PREPARING, "it is being asked", contact.toString())
        : new Reachability.Unable(
            Trouble.of(
                Cause.CONTACT_WITHOUT_SIMPP,
                "none of the contact's programs can receive SIMPP",
                contact.toString()));
  }

  @Override
  public void prepare(Jid contact) {
    able(resources.addresses(contact)).ifPresent(handshakes::begin);
  }

  @Override
  public boolean takesContent(Jid contact) {
    return sessions
        .ready(contact)
        .or(() -> able(resources.addresses(contact)))
        .filter(this::opensContent)
        .isPresent();
  }

  @Override
  public Optional<Sealed> seal(Jid contact, Content content) {
    Jid to = sessions.ready(contact).orElse(null);
    PeerSession session = to == null ? null : sessions.of(to).orElse(null);
    if (to == null || session == null) {
      return Optional.empty();
    }
    try {
      for (ConversationEvent event : send(to, session.conversation(), content)) {
        if (event instanceof ConversationEvent.Outgoing outgoing && outgoing.type().isSealed()) {
          BoxType type = outgoing.type() == MessageType.TEXT ? BoxType.MESSAGE : BoxType.CONTENT;
          return Optional.of(new Sealed(to, new SimppBox(type, outgoing.bytes()).toElement()));
        }
      }
    } catch (KeyUnavailableException e) {
      reader.notice(Trouble.of(Cause.CARD_REMOVED, String.valueOf(e.getMessage())));
    }
    return Optional.empty();
  }

  @Override
  public void online(Line line, SecretBytes secret) {
    keys.open(line, secret);
  }

  @Override
  public void resumed(Line line, SecretBytes secret) {
    keys.renew(line, secret).forEach(contact -> handshakes.requestKey(contact));
  }

  @Override
  public void offline() {
    sessions.retireAll();
    keys.close();
  }

  @Override
  public void pushed(Bytes box) {
    keys.pushed(box).ifPresent(handshakes::learnt);
  }

  @Override
  public void handshake(Jid from, SimppBox step) {
    Optional<MessageType> type = MessageType.of(Integer.parseInt(step.type().attribute(), 16));
    if (type.isPresent() && !type.get().isSealed() && wire.line().isPresent()) {
      handshakes.receive(from, type.get(), step.content());
    }
  }

  @Override
  public Optional<Content> open(Jid from, SimppBox box, Instant sent) {
    Optional<ConversationEvent> opened =
        sessions.of(from).flatMap(session -> opened(from, session.conversation(), box));
    return opened
        .or(() -> sessions.former(from).flatMap(session -> opened(from, session, box)))
        .flatMap(event -> content(from, event, sent));
  }

  @Override
  public void forget(Jid program) {
    if (program.isBare()) {
      sessions.programs(program).forEach(sessions::retire);
    } else {
      sessions.retire(program);
    }
  }

  @Override
  public void close() {
    sessions.close();
    keys.close();
  }

  private Reachability reachability(Jid contact, Jid program) {
    Optional<PeerSession> session = sessions.of(program);
    Optional<Trouble> trouble =
        session.isEmpty() ? keys.trouble(contact) : session.flatMap(PeerSession::trouble);
    if (trouble.isPresent()) {
      return new Reachability.Waiting(trouble.get());
    }
    return session.filter(PeerSession::isPreparing).isPresent()
        ? waiting(Cause.SESSION_PREPARING, "the session is being set up", contact.toString())
        : new Reachability.Securable();
  }

  private Optional<Jid> able(List<Jid> addresses) {
    return addresses.stream().filter(one -> programs.of(one).isSimpp()).findFirst();
  }

  private List<ConversationEvent> send(Jid to, Conversation conversation, Content content)
      throws KeyUnavailableException {
    Optional<Bytes> envelope = opensContent(to) ? envelopes.close(to, content) : Optional.empty();
    if (envelope.isPresent()) {
      return conversation.sendContent(envelope.get(), randomness);
    }
    Optional<String> text = content.text();
    return text.isPresent() ? conversation.send(text.get(), randomness) : List.of();
  }

  private boolean opensContent(Jid program) {
    return programs.of(program) == Programs.Support.CONTENT;
  }

  private Optional<Content> content(Jid from, ConversationEvent event, Instant sent) {
    if (event instanceof ConversationEvent.OpenedContent opened) {
      return envelopes.open(from, opened.content(), sent);
    }
    return event instanceof ConversationEvent.Opened opened
        ? Optional.of(Content.ofText(opened.text()))
        : Optional.empty();
  }

  private Optional<ConversationEvent> opened(Jid from, Conversation conversation, SimppBox box) {
    Optional<ConversationEvent> found = Optional.empty();
    MessageType type = box.type() == BoxType.MESSAGE ? MessageType.TEXT : MessageType.CONTENT;
    try {
      for (ConversationEvent event : conversation.receive(type, box.content(), randomness)) {
        if (event instanceof ConversationEvent.Opened
            || event instanceof ConversationEvent.OpenedContent) {
          found = Optional.of(event);
        } else {
          sessions
              .of(from)
              .filter(session -> session.conversation() == conversation)
              .ifPresent(session -> handshakes.handle(from, session, event));
        }
      }
    } catch (KeyUnavailableException e) {
      reader.notice(Trouble.of(Cause.CARD_REMOVED, String.valueOf(e.getMessage())));
    }
    return found;
  }

  private static Reachability waiting(Cause cause, String detail, String... parameters) {
    return new Reachability.Waiting(Trouble.of(cause, detail, parameters));
  }
}
