package org.simpp.client.internal.account;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.card.CardException;
import org.simpp.client.Reachability;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.Troubles;
import org.simpp.client.internal.contacts.Programs;
import org.simpp.client.internal.contacts.Resources;
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
import org.simpp.model.Registration;
import org.simpp.model.SecretBytes;
import org.simpp.model.Stanza;
import org.simpp.xmpp.hints.Hint;
import org.simpp.xmpp.simpp.BoxType;
import org.simpp.xmpp.simpp.SimppBox;

/**
 * Sessions of SIMPP-2007: one with each program of a contact, for as long as both stay connected.
 * On the loop only.
 */
final class Simpp2007 implements Secrecy {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofSeconds(20);

  /** One program of a contact. */
  private static final class Program {
    private final Conversation conversation;
    private @Nullable Registration timer;
    private @Nullable Trouble trouble;
    private boolean isPreparing;

    Program(Conversation conversation) {
      this.conversation = conversation;
    }

    void stopTimer() {
      if (timer != null) {
        timer.close();
        timer = null;
      }
    }
  }

  private final Loop loop;
  private final Randomness randomness;
  private final OpenCard card;
  private final Wire wire;
  private final Resources resources;
  private final Programs programs;
  private final LiveSession.Reader reader;
  private final Jid account;
  private final KeyDesk keys;
  private final Map<Jid, Program> current = new HashMap<>();
  private final Map<Jid, Conversation> former = new HashMap<>();

  Simpp2007(
      Loop loop,
      Randomness randomness,
      OpenCard card,
      Wire wire,
      Resources resources,
      Programs programs,
      LiveSession.Reader reader) {
    this.loop = loop;
    this.randomness = randomness;
    this.card = card;
    this.wire = wire;
    this.resources = resources;
    this.programs = programs;
    this.reader = reader;
    this.account = reader.book().settings().account();
    this.keys = new KeyDesk(card.suite(), randomness, account, reader);
  }

  @Override
  public Reachability reachability(Jid contact) {
    if (wire.line().isEmpty()) {
      return waiting(Cause.NOT_CONNECTED, "there is no connection");
    }
    if (secured(contact).isPresent()) {
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
      return reachability(contact, current.get(able.get()));
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
    able(resources.addresses(contact)).ifPresent(this::begin);
  }

  @Override
  public Optional<Sealed> seal(Jid contact, String text) {
    Jid to = secured(contact).orElse(null);
    Program program = to == null ? null : current.get(to);
    if (to == null || program == null) {
      return Optional.empty();
    }
    try {
      for (ConversationEvent event : program.conversation.send(text, randomness)) {
        if (event instanceof ConversationEvent.Outgoing outgoing
            && outgoing.type() == MessageType.TEXT) {
          return Optional.of(
              new Sealed(to, new SimppBox(BoxType.MESSAGE, outgoing.bytes()).toElement()));
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
  public void offline() {
    List.copyOf(current.keySet()).forEach(this::retire);
    keys.close();
  }

  @Override
  public void pushed(Bytes box) {
    keys.pushed(box).ifPresent(this::learnt);
  }

  @Override
  public void handshake(Jid from, SimppBox step) {
    Optional<MessageType> type = MessageType.of(Integer.parseInt(step.type().attribute(), 16));
    if (type.isPresent() && type.get() != MessageType.TEXT && wire.line().isPresent()) {
      receive(from, type.get(), step.content());
    }
  }

  @Override
  public Optional<String> open(Jid from, Bytes box) {
    Program program = current.get(from);
    Optional<String> text =
        program == null ? Optional.empty() : opened(from, program.conversation, box);
    if (text.isPresent() || !former.containsKey(from)) {
      return text;
    }
    return opened(from, former.get(from), box);
  }

  /** The keys of a session that is over go on opening what was on its way. */
  @Override
  public void forget(Jid program) {
    if (program.isBare()) {
      List.copyOf(current.keySet()).stream()
          .filter(one -> one.bare().equals(program))
          .forEach(this::retire);
    } else {
      retire(program);
    }
  }

  @Override
  public void close() {
    offline();
    former.values().forEach(Conversation::close);
    former.clear();
  }

  private Reachability reachability(Jid contact, @Nullable Program program) {
    Trouble trouble = program == null ? keys.trouble(contact).orElse(null) : program.trouble;
    if (trouble != null) {
      return new Reachability.Waiting(trouble);
    }
    return program != null && program.isPreparing
        ? waiting(Cause.SESSION_PREPARING, "the session is being set up", contact.toString())
        : new Reachability.Securable();
  }

  private Optional<Jid> secured(Jid contact) {
    return current.entrySet().stream()
        .filter(one -> one.getKey().bare().equals(contact))
        .filter(one -> one.getValue().conversation.isReady())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private Optional<Jid> able(List<Jid> addresses) {
    return addresses.stream().filter(one -> programs.of(one) == Programs.Support.SIMPP).findFirst();
  }

  private void begin(Jid address) {
    Program program = program(address);
    if (program == null || program.isPreparing || program.trouble != null) {
      return;
    }
    prepare(address, program);
    act(address, program, conversation -> conversation.begin(randomness));
  }

  private void prepare(Jid address, Program program) {
    program.isPreparing = true;
    program.stopTimer();
    program.timer = loop.after(PATIENCE, () -> giveUp(address, program));
  }

  /** No session came of it: after a pause it is tried once more with a fresh start. */
  private void giveUp(Jid address, Program program) {
    if (current.get(address) != program || program.conversation.isReady()) {
      return;
    }
    program.isPreparing = false;
    // Perhaps the contact has another key by now, and that is why.
    keys.request(wire, address.bare(), () -> learnt(address.bare()));
    program.trouble =
        keys.trouble(address.bare())
            .orElseGet(
                () ->
                    Trouble.of(
                        Cause.SESSION_REFUSED,
                        "the contact's program did not answer the handshake; it is tried again",
                        address.bare().toString()));
    program.timer =
        loop.after(
            PAUSE,
            () -> {
              if (current.get(address) == program) {
                retire(address);
                reader.changed(address.bare());
              }
            });
    reader.changed(address.bare());
  }

  private void receive(Jid from, MessageType type, Bytes bytes) {
    Program program = program(from);
    if (program == null) {
      return;
    }
    if (!program.conversation.isReady() && !program.isPreparing) {
      prepare(from, program);
    }
    act(from, program, conversation -> conversation.receive(type, bytes, randomness));
  }

  /** The key of a contact has come: whatever waited for it goes on. */
  private void learnt(Jid contact) {
    List.copyOf(current.keySet()).stream()
        .filter(address -> address.bare().equals(contact))
        .forEach(this::teach);
    reader.changed(contact);
  }

  private void teach(Jid address) {
    Program program = current.get(address);
    Bytes key = keys.of(address.bare()).orElse(null);
    if (program != null && key != null) {
      act(address, program, conversation -> conversation.learn(key, randomness));
    }
  }

  @FunctionalInterface
  private interface Step {
    List<ConversationEvent> on(Conversation conversation) throws KeyUnavailableException;
  }

  private void act(Jid address, Program program, Step step) {
    try {
      step.on(program.conversation).forEach(event -> handle(address, program, event));
    } catch (KeyUnavailableException e) {
      reader.notice(Trouble.of(Cause.CARD_REMOVED, String.valueOf(e.getMessage())));
    }
  }

  private void handle(Jid address, Program program, ConversationEvent event) {
    if (event instanceof ConversationEvent.Outgoing outgoing) {
      send(address, outgoing);
    } else if (event instanceof ConversationEvent.PeerKeyNeeded) {
      keys.request(wire, address.bare(), () -> learnt(address.bare()));
    } else if (event instanceof ConversationEvent.Established) {
      program.isPreparing = false;
      program.trouble = null;
      program.stopTimer();
      reader.changed(address.bare());
    }
  }

  private void send(Jid address, ConversationEvent.Outgoing outgoing) {
    BoxType type = BoxType.of("%02x".formatted(outgoing.type().code())).orElseThrow();
    wire.line()
        .ifPresent(
            line ->
                line.outlet()
                    .send(
                        Stanza.Kind.MESSAGE,
                        address,
                        "chat",
                        null,
                        List.of(
                            new SimppBox(type, outgoing.bytes()).toElement(),
                            Hint.NO_STORE.toElement())));
  }

  private Optional<String> opened(Jid from, @Nullable Conversation conversation, Bytes box) {
    if (conversation == null) {
      return Optional.empty();
    }
    Optional<String> text = Optional.empty();
    try {
      for (ConversationEvent event : conversation.receive(MessageType.TEXT, box, randomness)) {
        if (event instanceof ConversationEvent.Opened opened) {
          text = Optional.of(opened.text());
        } else {
          Program program = current.get(from);
          if (program != null && program.conversation == conversation) {
            handle(from, program, event);
          }
        }
      }
    } catch (KeyUnavailableException e) {
      reader.notice(Trouble.of(Cause.CARD_REMOVED, String.valueOf(e.getMessage())));
    }
    return text;
  }

  private @Nullable Program program(Jid address) {
    Program known = current.get(address);
    if (known != null) {
      return known;
    }
    try {
      Conversation conversation =
          new Conversation(card.suite(), account, address.bare(), card.contactKey());
      Bytes key = keys.of(address.bare()).orElse(null);
      if (key != null) {
        conversation.learn(key, randomness);
      }
      Program program = new Program(conversation);
      current.put(address, program);
      return program;
    } catch (CardException | KeyUnavailableException e) {
      reader.notice(Troubles.of(e, account, account.domain()));
      return null;
    }
  }

  private void retire(Jid address) {
    Program program = current.remove(address);
    if (program != null) {
      program.stopTimer();
      Conversation older = former.put(address, program.conversation);
      if (older != null) {
        older.close();
      }
    }
  }

  private static Reachability waiting(Cause cause, String detail, String... parameters) {
    return new Reachability.Waiting(Trouble.of(cause, detail, parameters));
  }
}
