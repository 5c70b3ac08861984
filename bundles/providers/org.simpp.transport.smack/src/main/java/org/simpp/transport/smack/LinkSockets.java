package org.simpp.transport.smack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import org.simpp.transport.ConnectRequest;
import org.simpp.transport.ProxyException;
import org.simpp.transport.ProxyServer;

/** Makes the sockets of one link, of which the last is in use, and can cut it off. */
final class LinkSockets extends SocketFactory {
  /** Makes a socket that is not connected yet. */
  @FunctionalInterface
  interface Maker {
    Socket make() throws IOException;
  }

  private final Maker maker;
  private final Supplier<@Nullable ProxyException> failure;
  private volatile @Nullable Socket made;

  private LinkSockets(Maker maker) {
    this(maker, () -> null);
  }

  /** Sockets that go to the server by themselves, or by the request's proxy. */
  static LinkSockets of(ConnectRequest request, String host, int port, @Nullable DirectTls direct) {
    ProxyServer proxy = request.proxy();
    if (proxy == null) {
      return new LinkSockets(direct == null ? Socket::new : direct::unconnected);
    }
    AtomicReference<TunnelSocket> last = new AtomicReference<>();
    return new LinkSockets(
        () -> {
          TunnelSocket tunnel = new TunnelSocket(proxy, host, port);
          last.set(tunnel);
          return direct == null ? tunnel : new TunnelledTls(tunnel, direct);
        },
        () -> {
          TunnelSocket tunnel = last.get();
          return tunnel == null ? null : tunnel.failure();
        });
  }

  private LinkSockets(Maker maker, Supplier<@Nullable ProxyException> failure) {
    this.maker = maker;
    this.failure = failure;
  }

  /** Why the proxy did not connect the last one; null where it did, or there is none. */
  @Nullable ProxyException proxyFailure() {
    return failure.get();
  }

  @Override
  public Socket createSocket() throws IOException {
    Socket socket = maker.make();
    made = socket;
    return socket;
  }

  /**
   * Closes the connection at once, without a farewell: a peer that is gone would never take one,
   * and TLS would wait for it.
   */
  void cut() throws IOException {
    Socket socket = made;
    if (socket != null && !socket.isClosed()) {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw unconnectedOnly();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw unconnectedOnly();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw unconnectedOnly();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw unconnectedOnly();
  }

  private static SocketException unconnectedOnly() {
    return new SocketException("sockets are made first and connected then");
  }
}
