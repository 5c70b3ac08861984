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
import org.simpp.xmpp.negotiation.Negotiation;
import org.simpp.xmpp.negotiation.NegotiationBounds;
import org.simpp.xmpp.negotiation.Outlet;
import org.simpp.xmpp.negotiation.StreamFraming;
import org.simpp.xmpp.stream.StandaloneWriter;
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

  Negotiation negotiation(Outlet outlet) {
    NegotiationBounds bounds = limits.negotiation();
    Negotiation.Terms terms = new Negotiation.Terms(bounds, StreamIds::next);
    return switch (way) {
      case STARTTLS -> Negotiation.inClear(receiver, terms, outlet);
      case DIRECT_TLS ->
          Negotiation.overTls(receiver, new StreamFraming(bounds.beforeLogin()), terms, outlet);
      case WEB_SOCKET ->
          Negotiation.overTls(receiver, new WebSocketFraming(bounds.beforeLogin()), terms, outlet);
    };
  }

  /** How a stanza is written for the peer. */
  Function<Stanza, Bytes> writing() {
    return way == Way.WEB_SOCKET ? StandaloneWriter::stanza : StanzaCodec::encode;
  }

  /** How what waits for the peer is put together. */
  Outbox.Packing packing() {
    return way == Way.WEB_SOCKET ? Outbox.Packing.MESSAGES : Outbox.Packing.RECORDS;
  }

  SslHandler tlsHandler(Channel channel) {
    return tls.handler(channel.alloc(), limits.tlsHandshake());
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
