package org.simpp.transport.netty;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import org.simpp.transport.Receiver;
import org.simpp.transport.netty.settings.Limits;
import org.simpp.transport.netty.tls.TlsContext;
import org.simpp.xmpp.negotiation.Negotiation;
import org.simpp.xmpp.negotiation.NegotiationBounds;
import org.simpp.xmpp.negotiation.Outlet;
import org.simpp.xmpp.negotiation.StreamFraming;

/**
 * How one connection came in, and what was in force then.
 *
 * @param isDirectTls whether TLS begins with the first byte
 */
record Entrance(
    Receiver receiver,
    boolean isDirectTls,
    InetSocketAddress peer,
    Limits limits,
    TlsContext tls,
    StanzaTap tap,
    Doorkeeper doorkeeper,
    StanzaCounts counts) {

  Negotiation negotiation(Outlet outlet) {
    NegotiationBounds bounds = limits.negotiation();
    Negotiation.Terms terms = new Negotiation.Terms(bounds, StreamIds::next);
    return isDirectTls
        ? Negotiation.overTls(receiver, new StreamFraming(bounds.beforeLogin()), terms, outlet)
        : Negotiation.inClear(receiver, terms, outlet);
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
