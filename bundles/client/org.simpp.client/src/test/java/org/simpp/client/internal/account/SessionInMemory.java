package org.simpp.client.internal.account;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.simpp.crypto.CryptoException;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.protocol.PeerKey;
import org.simpp.protocol.ServerKeyDistribution;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.simpp.BoxType;
import org.simpp.xmpp.simpp.SimppBox;

/**
 * The server's side of one session: it may outlive its link, keeps what the client has not
 * acknowledged, and counts what it has handled (XEP-0198). On the server's thread only.
 */
final class SessionInMemory {
  private final ServerInMemory server;
  private final Jid address;
  private final Deque<Stanza> unacknowledged = new ArrayDeque<>();
  private ServerKeyDistribution keys;
  private LinkInMemory link;
  private Stanza presence;
  private long handled;
  private long acknowledged;

  SessionInMemory(ServerInMemory server, Jid address, LinkInMemory link) {
    this.server = server;
    this.address = address;
    this.link = link;
  }

  Jid address() {
    return address;
  }

  LinkInMemory link() {
    return link;
  }

  /** How many stanzas of its client it has handled. */
  long handled() {
    return handled;
  }

  void handle() {
    handled++;
  }

  /** A login gives other keys each time. */
  void keys(ServerKeyDistribution agreed) {
    keys = agreed;
  }

  /** Goes on over {@code next}, whose client has got so many stanzas. */
  void resume(LinkInMemory next, long received) {
    link = next;
    while (acknowledged < received) {
      unacknowledged.remove();
      acknowledged++;
    }
    unacknowledged.forEach(next::deliver);
  }

  Element grant(PeerKey key) {
    return new SimppBox(BoxType.KEY_DISTRIBUTION, keys.grant(key, server.randomness)).toElement();
  }

  void push(PeerKey key) {
    receive(
        Stanza.builder(Stanza.Kind.IQ)
            .from(Jid.of(ServerInMemory.DOMAIN))
            .type("set")
            .id("key-" + System.nanoTime())
            .payload(StanzaCodec.payload(grant(key)))
            .build());
  }

  void available(Stanza last) {
    presence = last;
  }

  boolean isAvailable() {
    return presence != null;
  }

  Optional<Stanza> presence() {
    return Optional.ofNullable(presence);
  }

  /** Gives its client a stanza. */
  void receive(Stanza stanza) {
    if (server.resumes) {
      unacknowledged.add(stanza);
    }
    link.deliver(stanza);
  }

  Jid open(Bytes box) throws CryptoException {
    return keys.open(box);
  }
}
