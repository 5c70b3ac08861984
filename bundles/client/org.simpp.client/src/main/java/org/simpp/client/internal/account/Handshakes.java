package org.simpp.client.internal.account;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.simpp.card.CardException;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.Troubles;
import org.simpp.client.internal.stream.Wire;
import org.simpp.crypto.KeyUnavailableException;
import org.simpp.crypto.Randomness;
import org.simpp.endtoend.Conversation;
import org.simpp.endtoend.ConversationEvent;
import org.simpp.endtoend.MessageType;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.xmpp.hints.Hint;
import org.simpp.xmpp.simpp.BoxType;
import org.simpp.xmpp.simpp.SimppBox;

/**
 * Sets sessions up with the programs of contacts: asks for keys, sends and answers CC3 to CC5, and
 * gives up what is not answered (SIMPP-2007, section 1.8). On the loop only.
 */
final class Handshakes {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofSeconds(20);

  private final Loop loop;
  private final Randomness randomness;
  private final OpenCard card;
  private final Wire wire;
  private final LiveSession.Reader reader;
  private final Jid account;
  private final KeyDesk keys;
  private final PeerSessions sessions;

  Handshakes(
      Loop loop,
      Randomness randomness,
      OpenCard card,
      Wire wire,
      LiveSession.Reader reader,
      KeyDesk keys,
      PeerSessions sessions) {
    this.loop = loop;
    this.randomness = randomness;
    this.card = card;
    this.wire = wire;
    this.reader = reader;
    this.account = reader.book().settings().account();
    this.keys = keys;
    this.sessions = sessions;
  }

  /** Begins a session with that program, unless one is on its way or was given up just now. */
  void begin(Jid program) {
    PeerSession session = session(program).orElse(null);
    if (session == null || session.isPreparing() || session.trouble().isPresent()) {
      return;
    }
    prepare(program, session);
    act(program, session, conversation -> conversation.begin(randomness));
  }

  /** A program sent a step of the handshake. */
  void receive(Jid program, MessageType type, Bytes bytes) {
    PeerSession session = session(program).orElse(null);
    if (session == null) {
      return;
    }
    if (!session.isReady() && !session.isPreparing()) {
      prepare(program, session);
    }
    act(program, session, conversation -> conversation.receive(type, bytes, randomness));
  }

  /** The key of a contact has come: whatever waited for it goes on. */
  void learnt(Jid contact) {
    sessions.programs(contact).forEach(this::teach);
    reader.changed(contact);
  }

  /** Does what a conversation with that program asks for. */
  void handle(Jid program, PeerSession session, ConversationEvent event) {
    if (event instanceof ConversationEvent.Outgoing outgoing) {
      send(program, outgoing);
    } else if (event instanceof ConversationEvent.PeerKeyNeeded) {
      requestKey(program.bare());
    } else if (event instanceof ConversationEvent.Established) {
      session.established();
      reader.changed(program.bare());
    }
  }

  private void prepare(Jid program, PeerSession session) {
    session.prepare(loop, PATIENCE, () -> giveUp(program, session));
  }

  /** No session came of it: after a pause it is tried once more with a fresh start. */
  private void giveUp(Jid program, PeerSession session) {
    if (!sessions.isCurrent(program, session) || session.isReady()) {
      return;
    }
    Jid contact = program.bare();
    // Perhaps the contact has another key by now, and that is why.
    requestKey(contact);
    Trouble why =
        keys.trouble(contact)
            .orElseGet(
                () ->
                    Trouble.of(
                        Cause.SESSION_REFUSED,
                        "the contact's program did not answer the handshake; it is tried again",
                        contact.toString()));
    session.giveUp(why, loop, PAUSE, () -> startAfresh(program, session));
    reader.changed(contact);
  }

  private void startAfresh(Jid program, PeerSession session) {
    if (sessions.isCurrent(program, session)) {
      sessions.retire(program);
      reader.changed(program.bare());
    }
  }

  /** Asks the server for the key of that contact. */
  void requestKey(Jid contact) {
    keys.request(wire, contact, () -> learnt(contact));
  }

  private void teach(Jid program) {
    PeerSession session = sessions.of(program).orElse(null);
    Bytes key = keys.of(program.bare()).orElse(null);
    if (session != null && key != null) {
      act(program, session, conversation -> conversation.learn(key, randomness));
    }
  }

  @FunctionalInterface
  private interface Step {
    List<ConversationEvent> on(Conversation conversation) throws KeyUnavailableException;
  }

  private void act(Jid program, PeerSession session, Step step) {
    try {
      step.on(session.conversation()).forEach(event -> handle(program, session, event));
    } catch (KeyUnavailableException e) {
      reader.notice(Trouble.of(Cause.CARD_REMOVED, String.valueOf(e.getMessage())));
    }
  }

  private void send(Jid program, ConversationEvent.Outgoing outgoing) {
    BoxType type = BoxType.of("%02x".formatted(outgoing.type().code())).orElseThrow();
    wire.line()
        .ifPresent(
            line ->
                line.outlet()
                    .send(
                        Stanza.Kind.MESSAGE,
                        program,
                        "chat",
                        null,
                        List.of(
                            new SimppBox(type, outgoing.bytes()).toElement(),
                            Hint.NO_STORE.toElement())));
  }

  private Optional<PeerSession> session(Jid program) {
    Optional<PeerSession> known = sessions.of(program);
    if (known.isPresent()) {
      return known;
    }
    try {
      Conversation conversation =
          new Conversation(card.suite(), account, program.bare(), card.contactKey());
      Bytes key = keys.of(program.bare()).orElse(null);
      if (key != null) {
        conversation.learn(key, randomness);
      }
      PeerSession session = new PeerSession(conversation);
      sessions.add(program, session);
      return Optional.of(session);
    } catch (CardException | KeyUnavailableException e) {
      reader.notice(Troubles.of(e, account, account.domain()));
      return Optional.empty();
    }
  }
}
