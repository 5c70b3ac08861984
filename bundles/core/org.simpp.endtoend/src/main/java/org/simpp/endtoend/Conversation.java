package org.simpp.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.KeyHandle;
import org.simpp.crypto.KeyUnavailableException;
import org.simpp.crypto.Randomness;
import org.simpp.endtoend.ConversationEvent.Cause;
import org.simpp.endtoend.ConversationEvent.Established;
import org.simpp.endtoend.ConversationEvent.Opened;
import org.simpp.endtoend.ConversationEvent.OpenedContent;
import org.simpp.endtoend.ConversationEvent.Outgoing;
import org.simpp.endtoend.ConversationEvent.PeerKeyChanged;
import org.simpp.endtoend.ConversationEvent.Rejected;
import org.simpp.endtoend.ConversationEvent.Waiting;
import org.simpp.endtoend.Handshake.Agreement;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.protocol.Box;
import org.simpp.protocol.WireText;

/**
 * Phase 3 with one contact: decides what to send, opens what comes. Only the owner of the peer's
 * key reads a text, and each text opens at most once; lost, repeated or reordered messages never
 * change that, and never leave the two sides stuck for longer than until the next {@link #retry}.
 *
 * <p>While a handshake is under way texts wait ({@link Waiting}): the peer may have lost the
 * session that we know. If both sides begin, the lower bare address by byte order goes on and the
 * other answers. A new session replaces the current one only when the peer has proved that it has
 * it, so a repeated CC3 destroys nothing.
 *
 * <p>Export after every call and before its outgoing bytes leave. Calls other than {@link #send} in
 * a session may take as long as the card does. Not safe for use by several threads.
 */
public final class Conversation implements AutoCloseable {
  private final KeyExchange exchange;
  private final Agreements agreements;
  private boolean renewed;

  /**
   * A conversation that has no session yet.
   *
   * @param suite a stable handle on suite 0x0701
   * @param self our bare address
   * @param peer the contact's bare address, another one
   * @param key our key on P-192; the caller closes it
   */
  public Conversation(CipherSuite suite, Jid self, Jid peer, KeyHandle key) {
    if (key.curve() != Curve.P192) {
      throw new IllegalArgumentException(
          "clients agree with keys on P-192, not on " + key.curve().label());
    }
    if (self.equals(peer)) {
      throw new IllegalArgumentException("a conversation has two parties");
    }
    this.exchange =
        new KeyExchange(
            Objects.requireNonNull(suite),
            WireText.requireAccount(self),
            WireText.requireAccount(peer),
            key);
    this.agreements = exchange.agreements();
  }

  /**
   * The conversation that {@link #export} described; the caller closes {@code state}.
   *
   * @throws CryptoException if it describes none between these two
   */
  public static Conversation restore(
      CipherSuite suite, Jid self, Jid peer, KeyHandle key, SecretBytes state)
      throws CryptoException {
    Conversation conversation = new Conversation(suite, self, peer, key);
    try (StateReader reader = new StateReader(state)) {
      conversation.exchange.read(reader);
      return conversation;
    } catch (CryptoException e) {
      conversation.close();
      throw e;
    }
  }

  /** Whether a text that is sent now leaves at once. */
  public boolean isReady() {
    return exchange.isReady();
  }

  /** The peer's key on P-192 in use, for the comparison of fingerprints. */
  public Optional<Bytes> peerKey() {
    return exchange.peerKey();
  }

  /** Takes the peer's key from CC2, asked for or not. */
  public List<ConversationEvent> learn(Bytes offered, Randomness randomness)
      throws KeyUnavailableException {
    Optional<Bytes> known = exchange.peerKey();
    if (known.isEmpty()) {
      return exchange.adopt(offered, randomness);
    }
    return known.get().equals(offered)
        ? List.of()
        : List.of(new PeerKeyChanged(known.get(), offered));
  }

  /** Uses a changed key of the peer from now on; the sessions with the old one end. */
  public List<ConversationEvent> trust(Bytes offered, Randomness randomness)
      throws KeyUnavailableException {
    if (exchange.isValid(offered)) {
      close();
    }
    return exchange.adopt(offered, randomness);
  }

  /** Begins a session if there is none and none is on its way. */
  public List<ConversationEvent> begin(Randomness randomness) throws KeyUnavailableException {
    return isReady() ? List.of() : exchange.begin(randomness);
  }

  /**
   * Begins anew what has not been answered: called when the peer comes online, or has been silent
   * for long during a handshake. Does nothing where a session is ready.
   */
  public List<ConversationEvent> retry(Randomness randomness) throws KeyUnavailableException {
    return isReady() ? List.of() : exchange.retry(randomness);
  }

  /** Sends {@code text} in the session, or begins one and lets the text wait. */
  public List<ConversationEvent> send(String text, Randomness randomness)
      throws KeyUnavailableException {
    return send(MessageType.TEXT, session -> session.seal(text, randomness), randomness);
  }

  /**
   * Sends a content in the session, or begins one and lets it wait. Keys, direction and numbers are
   * those of texts.
   */
  public List<ConversationEvent> sendContent(Bytes content, Randomness randomness)
      throws KeyUnavailableException {
    return send(
        MessageType.CONTENT, session -> session.sealContent(content, randomness), randomness);
  }

  private List<ConversationEvent> send(
      MessageType type, Function<Session, Bytes> seal, Randomness randomness)
      throws KeyUnavailableException {
    Optional<Agreement> current = agreements.current();
    if (isReady() && current.isPresent()) {
      return List.of(new Outgoing(type, seal.apply(current.get().session())));
    }
    List<ConversationEvent> events = new ArrayList<>(exchange.begin(randomness));
    events.add(new Waiting());
    return events;
  }

  /**
   * Takes what came from the peer.
   *
   * @throws KeyUnavailableException if our key is needed and cannot be used now; nothing has
   *     changed, and the same bytes may be given again
   */
  public List<ConversationEvent> receive(MessageType type, Bytes bytes, Randomness randomness)
      throws KeyUnavailableException {
    return switch (type) {
      case TEXT ->
          receiveSealed((session, box) -> new Opened(session.open(box)), bytes, randomness);
      case CONTENT ->
          receiveSealed(
              (session, box) -> new OpenedContent(session.openContent(box)), bytes, randomness);
      case CC3, CC4, CC5 -> exchange.receive(type, bytes, randomness);
    };
  }

  /** Seals a file that we send; nothing while no session is ready. */
  public Optional<FileSealer> fileSealer(Bytes fileId) {
    return isReady()
        ? agreements.current().map(agreement -> agreement.session().fileSealer(fileId))
        : Optional.empty();
  }

  /** Opens a file that the peer sends in the session of now or the one before. */
  public FileOpener fileOpener(Bytes fileId) {
    return agreements.fileOpener(fileId);
  }

  /** Everything needed to go on later, to be kept encrypted; the caller closes it. */
  public SecretBytes export() {
    try (StateWriter writer = new StateWriter()) {
      exchange.write(writer);
      return writer.finish();
    }
  }

  /** Forgets all sessions; the key handle stays open. */
  @Override
  public void close() {
    exchange.close();
  }

  private List<ConversationEvent> receiveSealed(
      Agreements.Opening<ConversationEvent> opening, Bytes box, Randomness randomness)
      throws KeyUnavailableException {
    boolean without = agreements.isEmpty();
    Optional<Agreements.Found<ConversationEvent>> found = agreements.open(opening, box);
    if (found.isPresent()) {
      renewed = false;
      Agreement agreement = found.get().agreement();
      ConversationEvent opened = found.get().content();
      if (agreements.settled(settled -> settled.equals(agreement)).isPresent()) {
        return List.of(opened);
      }
      // A text in the new session proves what CC5 proves, should CC5 be lost.
      exchange.settle(agreement);
      return List.of(new Established(), opened);
    }
    List<ConversationEvent> events = new ArrayList<>();
    events.add(new Rejected(without ? Cause.NO_SESSION : Cause.NOT_AUTHENTIC));
    if (looksUnknown(box)) {
      renewed = true;
      events.addAll(exchange.begin(randomness));
    }
    return events;
  }

  // The two sides may know different sessions: begin a new one, once, until a text opens again. A
  // repeated text gives no reason to.
  private boolean looksUnknown(Bytes box) {
    if (renewed) {
      return false;
    }
    try {
      long number = Box.decode(box).sequence();
      return agreements
          .current()
          .map(agreement -> number > agreement.session().received())
          .orElse(true);
    } catch (CryptoException e) {
      return false;
    }
  }
}
