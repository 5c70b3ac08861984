package org.simpp.transport.netty;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import java.nio.channels.spi.SelectorProvider;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.simpp.transport.TransportException;
import org.simpp.transport.netty.settings.AcceptorSettings;
import org.simpp.transport.netty.settings.AcceptorSettings.TlsChoice;
import org.simpp.transport.netty.settings.AcceptorSettings.TransportChoice;

/**
 * How sockets are served and whose TLS is used: native code where it is there, the JDK's own
 * otherwise.
 *
 * @param serverChannel a door for addresses of a family
 * @param description for the log
 */
record Engine(
    Supplier<IoHandlerFactory> ioHandlers,
    Function<SocketProtocolFamily, ServerSocketChannel> serverChannel,
    SslProvider tls,
    String description) {

  /**
   * @throws TransportException if what is configured is not there
   */
  static Engine of(AcceptorSettings settings) throws TransportException {
    boolean epoll = settings.transport() != TransportChoice.NIO && Epoll.isAvailable();
    boolean boringSsl = settings.tlsProvider() != TlsChoice.JDK && OpenSsl.isAvailable();
    if (settings.transport() == TransportChoice.EPOLL && !epoll) {
      throw missing("transport = epoll", Epoll.unavailabilityCause());
    }
    if (settings.tlsProvider() == TlsChoice.BORINGSSL && !boringSsl) {
      throw missing("tlsProvider = boringssl", OpenSsl.unavailabilityCause());
    }
    return new Engine(
        epoll ? EpollIoHandler::newFactory : NioIoHandler::newFactory,
        epoll
            ? EpollServerSocketChannel::new
            : family -> new NioServerSocketChannel(SelectorProvider.provider(), family),
        boringSsl ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK,
        (epoll ? "epoll" : "NIO")
            + " and "
            + (boringSsl ? OpenSsl.versionString() : "the JDK's TLS"));
  }

  private static TransportException missing(String setting, @Nullable Throwable cause) {
    return new TransportException(
        TransportException.Reason.UNREACHABLE,
        setting
            + " is configured but its native library is not usable here ("
            + cause
            + "); install it or set the key to auto");
  }
}
