package org.simpp.transport.netty;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.util.function.Function;
import org.simpp.model.Bytes;
import org.simpp.model.Stanza;
import org.simpp.transport.Receiver;
import org.simpp.transport.netty.settings.Limits;
import org.simpp.transport.netty.tls.TlsContext;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.negotiation.Framing;
import org.simpp.xmpp.negotiation.Negotiation;
import org.simpp.xmpp.negotiation.Outlet;
import org.simpp.xmpp.negotiation.StreamFraming;
import org.simpp.xmpp.stream.StandaloneWriter;
import org.simpp.xmpp.stream.StreamBounds;
import org.simpp.xmpp.websocket.WebSocketFraming;

/**
 * How one connection came in, and what was in force then.
 *
 * @param way how
 */
record Entrance(
    Receiver receiver,
    Way way,
    InetSocketAddress peer,
    Limits limits,
    TlsContext tls,
    StanzaTap tap,
    Doorkeeper doorkeeper,
    StanzaCounts counts) {

  /** That of a connection that carries a link of its own. */
  Negotiation negotiation(Outlet outlet) {
    StreamBounds bounds = limits.negotiation().beforeLogin();
    return switch (way) {
      case STARTTLS -> Negotiation.inClear(receiver, terms(), outlet);
      case DIRECT_TLS -> negotiation(new StreamFraming(bounds), outlet);
      case HTTP -> negotiation(new WebSocketFraming(bounds), outlet);
    };
  }

  /** That of a link which begins with TLS. */
  Negotiation negotiation(Framing framing, Outlet outlet) {
    return Negotiation.overTls(receiver, framing, terms(), outlet);
  }

  private Negotiation.Terms terms() {
    return new Negotiation.Terms(limits.negotiation(), StreamIds::next);
  }

  /** How a stanza is written for the peer. */
  Function<Stanza, Bytes> writing() {
    return way == Way.HTTP ? StandaloneWriter::stanza : StanzaCodec::encode;
  }

  /** How what waits for the peer is put together. */
  Outbox.Packing packing() {
    return way == Way.HTTP ? Outbox.Packing.MESSAGES : Outbox.Packing.RECORDS;
  }

  SslHandler tlsHandler(Channel channel) {
    return tls.handler(channel.alloc(), limits.tlsHandshake());
  }

  /** Whether one more link of the peer is let in; if so, {@link #left} follows. */
  boolean isLetIn() {
    return doorkeeper.admits(peer.getAddress(), limits);
  }

  /** A link that was let in has ended. */
  void left() {
    doorkeeper.left(peer.getAddress());
  }

  boolean mayLogIn() {
    return doorkeeper.mayLogIn(peer.getAddress(), limits, System.nanoTime());
  }

  void loginFailed() {
    doorkeeper.loginFailed(peer.getAddress(), System.nanoTime());
  }

  /** Address and port as a log shows them. */
  String peerName() {
    String host = peer.getAddress().getHostAddress();
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + peer.getPort();
  }
}
