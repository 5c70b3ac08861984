package org.simpp.endtoend;

import java.util.Objects;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.KeyHandle;
import org.simpp.crypto.KeyUnavailableException;
import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.protocol.BoxKey;
import org.simpp.protocol.BoxType;

/**
 * The cryptography of CC3, CC4 and CC5 between us and one peer. It keeps nothing: KAB is agreed
 * anew for each message, so that no copy of it outlives a card's removal.
 */
final class Handshake {
  private final CipherSuite suite;
  private final KeyHandle key;
  private final HandshakeWire wire;
  private final Bytes peerKey;
  private final Parties weBegin;
  private final Parties peerBegins;

  Handshake(CipherSuite suite, KeyHandle key, Jid self, Jid peer, Bytes peerKey) {
    this.suite = Objects.requireNonNull(suite);
    this.key = key;
    this.wire = new HandshakeWire(suite);
    this.peerKey = peerKey;
    this.weBegin = new Parties(self, key.publicKey(), peer, peerKey);
    this.peerBegins = new Parties(peer, peerKey, self, key.publicKey());
  }

  /** RA and the CC3 that carries it. */
  record Opening(Bytes ra, Bytes cc3) {}

  /** What both ends have agreed on, with the messages that led there. */
  record Agreement(Session session, Bytes ra, Bytes cc4, Bytes cc5) {}

  Opening open(Randomness randomness) throws CryptoException, KeyUnavailableException {
    Bytes ra = nonce(randomness);
    try (SecretBytes kab = key.agree(peerKey);
        BoxKey box = wire.box(kab, weBegin);
        SecretBytes content = wire.cc3Content(weBegin, ra)) {
      return new Opening(ra, box.seal(BoxType.CC3, content, randomness));
    }
  }

  /** RA of the peer's CC3. */
  Bytes read(Bytes cc3) throws CryptoException, KeyUnavailableException {
    try (SecretBytes kab = key.agree(peerKey);
        BoxKey box = wire.box(kab, peerBegins);
        SecretBytes content = box.open(BoxType.CC3, cc3)) {
      return wire.readCc3Content(peerBegins, content);
    }
  }

  /** Answers the peer's CC3. */
  Agreement answer(Bytes ra, Randomness randomness)
      throws CryptoException, KeyUnavailableException {
    Bytes rb = nonce(randomness);
    try (SecretBytes kab = key.agree(peerKey);
        BoxKey box = wire.box(kab, peerBegins);
        SecretBytes content = wire.cc4Content(peerBegins, ra, rb)) {
      Bytes cc4 = box.seal(BoxType.CC4, content, randomness);
      SecretBytes keys = wire.sessionKeys(kab, peerBegins, ra, rb);
      Session session =
          Session.responder(suite, peerBegins.initiator(), peerBegins.responder(), keys);
      return new Agreement(session, ra, cc4, wire.cc5(peerBegins, ra, rb));
    }
  }

  /** Takes the peer's CC4, which must answer our RA. */
  Agreement conclude(Bytes ra, Bytes cc4) throws CryptoException, KeyUnavailableException {
    try (SecretBytes kab = key.agree(peerKey);
        BoxKey box = wire.box(kab, weBegin);
        SecretBytes content = box.open(BoxType.CC4, cc4)) {
      Bytes rb = wire.readCc4Content(weBegin, ra, content);
      SecretBytes keys = wire.sessionKeys(kab, weBegin, ra, rb);
      Session session = Session.initiator(suite, weBegin.initiator(), weBegin.responder(), keys);
      return new Agreement(session, ra, cc4, wire.cc5(weBegin, ra, rb));
    }
  }

  private static Bytes nonce(Randomness randomness) {
    byte[] nonce = new byte[HandshakeWire.NONCE];
    randomness.fill(nonce);
    return Bytes.givenAway(nonce);
  }
}
