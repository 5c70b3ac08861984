package org.simpp.endtoend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
import org.simpp.endtoend.ConversationEvent.Outgoing;
import org.simpp.endtoend.ConversationEvent.PeerKeyNeeded;
import org.simpp.endtoend.ConversationEvent.Rejected;
import org.simpp.endtoend.Handshake.Agreement;
import org.simpp.endtoend.Handshake.Opening;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.protocol.Box;
import org.simpp.protocol.WireText;

/**
 * The way to a session with one peer: CC3 to CC5, whoever begins, and the sessions that have come
 * of it (SIMPP-2007, section 1.8).
 */
final class KeyExchange implements AutoCloseable {
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

  KeyExchange(CipherSuite suite, Jid self, Jid peer, KeyHandle key) {
    this.suite = suite;
    this.self = self;
    this.peer = peer;
    this.key = key;
  }

  /** The sessions so far. */
  Agreements agreements() {
    return agreements;
  }

  /** Whether there is a session and none on its way that may replace it. */
  boolean isReady() {
    return agreements.current().isPresent() && opening == null && !answering;
  }

  Optional<Bytes> peerKey() {
    return Optional.ofNullable(peerKey);
  }

  /** Uses the peer's key from now on, and goes on with what has waited for it. */
  List<ConversationEvent> adopt(Bytes offered, Randomness randomness)
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
    if (wanted && !isReady()) {
      events.addAll(begin(randomness));
    }
    return events;
  }

  /** Whether it is a key that a peer can have. */
  boolean isValid(Bytes offered) {
    try {
      suite.requireValid(Curve.P192, offered);
      return true;
    } catch (CryptoException e) {
      return false;
    }
  }

  /** Begins a session unless one is on its way. */
  List<ConversationEvent> begin(Randomness randomness) throws KeyUnavailableException {
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

  /** Begins anew what has not been answered. */
  List<ConversationEvent> retry(Randomness randomness) throws KeyUnavailableException {
    Opening begun = opening;
    if (begun != null) {
      return List.of(new Outgoing(MessageType.CC3, begun.cc3()));
    }
    answering = false;
    return begin(randomness);
  }

  /** Takes CC3, CC4 or CC5 from the peer. */
  List<ConversationEvent> receive(MessageType type, Bytes bytes, Randomness randomness)
      throws KeyUnavailableException {
    try {
      return switch (type) {
        case CC3 -> receiveCc3(bytes, randomness);
        case CC4 -> receiveCc4(bytes);
        case CC5 -> receiveCc5(bytes);
        case TEXT, CONTENT ->
            throw new IllegalArgumentException("what is sealed belongs to no key exchange");
      };
    } catch (CryptoException e) {
      return List.of(new Rejected(Cause.NOT_AUTHENTIC));
    }
  }

  /** The peer has proved that it has this session: it is the one from now on. */
  void settle(Agreement agreement) {
    agreements.settle(agreement);
    answering = false;
    wanted = false;
  }

  void write(StateWriter writer) {
    writer.bytes(WireText.address(self));
    writer.bytes(WireText.address(peer));
    writer.optional(peerKey);
    writer.optional(opening == null ? null : opening.ra());
    writer.optional(opening == null ? null : opening.cc3());
    writer.optional(heldCc3);
    writer.flag(answering);
    writer.flag(wanted);
    agreements.write(writer);
  }

  void read(StateReader reader) throws CryptoException {
    if (!WireText.account(reader.bytes()).equals(self)
        || !WireText.account(reader.bytes()).equals(peer)) {
      throw new CryptoException();
    }
    peerKey = reader.optional();
    Bytes ra = reader.bytes();
    Bytes cc3 = reader.optional();
    opening = cc3 == null ? null : new Opening(ra, cc3);
    heldCc3 = reader.optional();
    answering = reader.flag();
    wanted = reader.flag();
    agreements.read(suite, reader);
    reader.requireEnd();
  }

  /** Forgets all sessions, and what was on its way to one. */
  @Override
  public void close() {
    agreements.close();
    opening = null;
    answering = false;
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
}
