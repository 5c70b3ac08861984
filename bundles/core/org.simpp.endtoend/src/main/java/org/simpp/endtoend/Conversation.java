package org.simpp.endtoend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.KeyHandle;
import org.simpp.crypto.KeyUnavailableException;
import org.simpp.crypto.Randomness;
import org.simpp.endtoend.ConversationEvent.Cause;
import org.simpp.endtoend.ConversationEvent.Established;
import org.simpp.endtoend.ConversationEvent.Opened;
import org.simpp.endtoend.ConversationEvent.Outgoing;
import org.simpp.endtoend.ConversationEvent.PeerKeyChanged;
import org.simpp.endtoend.ConversationEvent.PeerKeyNeeded;
import org.simpp.endtoend.ConversationEvent.Rejected;
import org.simpp.endtoend.ConversationEvent.Waiting;
import org.simpp.endtoend.Handshake.Agreement;
import org.simpp.endtoend.Handshake.Opening;
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
  private final CipherSuite suite;
  private final Jid self;
  private final Jid peer;
  private final KeyHandle key;
  private final Agreements agreements = new Agreements();
  private @Nullable Bytes peerKey;
  private @Nullable Opening opening;
  private @Nullable Bytes heldCc3;
  private boolean answering;
  private boolean wanted;
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
    this.suite = Objects.requireNonNull(suite);
    this.self = WireText.requireAccount(self);
    this.peer = WireText.requireAccount(peer);
    this.key = key;
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
      conversation.read(reader);
      return conversation;
    } catch (CryptoException e) {
      conversation.close();
      throw e;
    }
  }

  /** Whether a text that is sent now leaves at once. */
  public boolean isReady() {
    return agreements.current().isPresent() && opening == null && !answering;
  }

  /** The peer's key on P-192 in use, for the comparison of fingerprints. */
  public Optional<Bytes> peerKey() {
    return Optional.ofNullable(peerKey);
  }

  /** Takes the peer's key from CC2, asked for or not. */
  public List<ConversationEvent> learn(Bytes offered, Randomness randomness)
      throws KeyUnavailableException {
    Bytes known = peerKey;
    if (known == null) {
      return adopt(offered, randomness);
    }
    return known.equals(offered) ? List.of() : List.of(new PeerKeyChanged(known, offered));
  }

  /** Uses a changed key of the peer from now on; the sessions with the old one end. */
  public List<ConversationEvent> trust(Bytes offered, Randomness randomness)
      throws KeyUnavailableException {
    if (isValid(offered)) {
      close();
    }
    return adopt(offered, randomness);
  }

  /** Begins a session if there is none and none is on its way. */
  public List<ConversationEvent> begin(Randomness randomness) throws KeyUnavailableException {
    return isReady() ? List.of() : handshake(randomness);
  }

  /**
   * Begins anew what has not been answered: called when the peer comes online, or has been silent
   * for long during a handshake. Does nothing where a session is ready.
   */
  public List<ConversationEvent> retry(Randomness randomness) throws KeyUnavailableException {
    if (isReady()) {
      return List.of();
    }
    Opening begun = opening;
    if (begun != null) {
      return List.of(new Outgoing(MessageType.CC3, begun.cc3()));
    }
    answering = false;
    return handshake(randomness);
  }

  /** Sends {@code text} in the session, or begins one and lets the text wait. */
  public List<ConversationEvent> send(String text, Randomness randomness)
      throws KeyUnavailableException {
    Optional<Agreement> current = agreements.current();
    if (isReady() && current.isPresent()) {
      Bytes box = current.get().session().seal(text, randomness);
      return List.of(new Outgoing(MessageType.TEXT, box));
    }
    List<ConversationEvent> events = new ArrayList<>(handshake(randomness));
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
    try {
      return switch (type) {
        case CC3 -> receiveCc3(bytes, randomness);
        case CC4 -> receiveCc4(bytes);
        case CC5 -> receiveCc5(bytes);
        case TEXT -> receiveText(bytes, randomness);
      };
    } catch (CryptoException e) {
      return List.of(new Rejected(Cause.NOT_AUTHENTIC));
    }
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
      writer.bytes(WireText.address(self));
      writer.bytes(WireText.address(peer));
      writer.bytes(orEmpty(peerKey));
      writer.bytes(opening == null ? Bytes.empty() : opening.ra());
      writer.bytes(opening == null ? Bytes.empty() : opening.cc3());
      writer.bytes(orEmpty(heldCc3));
      writer.flag(answering);
      writer.flag(wanted);
      agreements.write(writer);
      return writer.finish();
    }
  }

  /** Forgets all sessions; the key handle stays open. */
  @Override
  public void close() {
    agreements.close();
    opening = null;
    answering = false;
  }

  private List<ConversationEvent> adopt(Bytes offered, Randomness randomness)
      throws KeyUnavailableException {
    if (!isValid(offered)) {
      return List.of(new Rejected(Cause.NOT_AUTHENTIC));
    }
    peerKey = offered;
    List<ConversationEvent> events = new ArrayList<>();
    Bytes held = heldCc3;
    if (held != null) {
      events.addAll(receive(MessageType.CC3, held, randomness));
      heldCc3 = null;
    }
    if (wanted) {
      events.addAll(begin(randomness));
    }
    return events;
  }

  private boolean isValid(Bytes offered) {
    try {
      suite.requireValid(Curve.P192, offered);
      return true;
    } catch (CryptoException e) {
      return false;
    }
  }

  private List<ConversationEvent> handshake(Randomness randomness) throws KeyUnavailableException {
    if (opening != null || answering) {
      return List.of();
    }
    Optional<Handshake> handshake = cryptography();
    if (handshake.isEmpty()) {
      wanted = true;
      return List.of(new PeerKeyNeeded());
    }
    try {
      Opening begun = handshake.get().open(randomness);
      opening = begun;
      wanted = false;
      return List.of(new Outgoing(MessageType.CC3, begun.cc3()));
    } catch (CryptoException e) {
      return List.of(new Rejected(Cause.NOT_AUTHENTIC));
    }
  }

  private List<ConversationEvent> receiveCc3(Bytes cc3, Randomness randomness)
      throws CryptoException, KeyUnavailableException {
    Optional<Handshake> handshake = cryptography();
    if (handshake.isEmpty()) {
      Box.decode(cc3);
      heldCc3 = cc3;
      return List.of(new PeerKeyNeeded());
    }
    Bytes ra = handshake.get().read(cc3);
    Optional<Agreement> before = agreements.answered(agreement -> agreement.ra().equals(ra));
    if (before.isPresent()) {
      return List.of(new Outgoing(MessageType.CC4, before.get().cc4()));
    }
    if (agreements.settled(agreement -> agreement.ra().equals(ra)).isPresent()) {
      return List.of();
    }
    Opening begun = opening;
    if (begun != null && weGoOn()) {
      return List.of(new Outgoing(MessageType.CC3, begun.cc3()));
    }
    Agreement agreement = handshake.get().answer(ra, randomness);
    opening = null;
    answering = true;
    agreements.addAnswered(agreement);
    return List.of(new Outgoing(MessageType.CC4, agreement.cc4()));
  }

  private List<ConversationEvent> receiveCc4(Bytes cc4)
      throws CryptoException, KeyUnavailableException {
    Optional<Agreement> before = agreements.settled(agreement -> agreement.cc4().equals(cc4));
    if (before.isPresent()) {
      return List.of(new Outgoing(MessageType.CC5, before.get().cc5()));
    }
    Opening begun = opening;
    Optional<Handshake> handshake = cryptography();
    if (begun == null || handshake.isEmpty()) {
      throw new CryptoException();
    }
    Agreement agreement = handshake.get().conclude(begun.ra(), cc4);
    opening = null;
    settle(agreement);
    return List.of(new Outgoing(MessageType.CC5, agreement.cc5()), new Established());
  }

  private List<ConversationEvent> receiveCc5(Bytes cc5) throws CryptoException {
    Optional<Agreement> confirmed = agreements.answered(agreement -> agreement.cc5().equals(cc5));
    if (confirmed.isPresent()) {
      settle(confirmed.get());
      return List.of(new Established());
    }
    if (agreements.settled(agreement -> agreement.cc5().equals(cc5)).isPresent()) {
      return List.of();
    }
    throw new CryptoException();
  }

  private List<ConversationEvent> receiveText(Bytes box, Randomness randomness)
      throws KeyUnavailableException {
    boolean without = agreements.isEmpty();
    Optional<Agreements.Found> found = agreements.open(box);
    if (found.isPresent()) {
      renewed = false;
      Agreement agreement = found.get().agreement();
      Opened opened = new Opened(found.get().text());
      if (agreements.settled(settled -> settled.equals(agreement)).isPresent()) {
        return List.of(opened);
      }
      // A text in the new session proves what CC5 proves, should CC5 be lost.
      settle(agreement);
      return List.of(new Established(), opened);
    }
    List<ConversationEvent> events = new ArrayList<>();
    events.add(new Rejected(without ? Cause.NO_SESSION : Cause.NOT_AUTHENTIC));
    if (looksUnknown(box)) {
      renewed = true;
      events.addAll(handshake(randomness));
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

  private void settle(Agreement agreement) {
    agreements.settle(agreement);
    answering = false;
    wanted = false;
  }

  private boolean weGoOn() {
    byte[] ours = WireText.address(self).toByteArray();
    byte[] theirs = WireText.address(peer).toByteArray();
    return Arrays.compareUnsigned(ours, theirs) < 0;
  }

  private Optional<Handshake> cryptography() {
    Bytes known = peerKey;
    return known == null
        ? Optional.empty()
        : Optional.of(new Handshake(suite, key, self, peer, known));
  }

  private void read(StateReader reader) throws CryptoException {
    if (!WireText.account(reader.bytes()).equals(self)
        || !WireText.account(reader.bytes()).equals(peer)) {
      throw new CryptoException();
    }
    peerKey = orNull(reader.bytes());
    Bytes ra = reader.bytes();
    Bytes cc3 = reader.bytes();
    opening = cc3.isEmpty() ? null : new Opening(ra, cc3);
    heldCc3 = orNull(reader.bytes());
    answering = reader.flag();
    wanted = reader.flag();
    agreements.read(suite, reader);
    reader.requireEnd();
  }

  private static Bytes orEmpty(@Nullable Bytes bytes) {
    return bytes == null ? Bytes.empty() : bytes;
  }

  private static @Nullable Bytes orNull(Bytes bytes) {
    return bytes.isEmpty() ? null : bytes;
  }
}
