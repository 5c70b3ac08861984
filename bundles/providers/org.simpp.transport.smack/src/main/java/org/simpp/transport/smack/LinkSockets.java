package org.simpp.transport.smack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes the sockets of one link, of which the last is in use, and can cut it off. */
final class LinkSockets extends SocketFactory {
  /** Makes a socket that is not connected yet. */
  @FunctionalInterface
  interface Maker {
    Socket make() throws IOException;
  }

  private final Maker maker;
  private volatile @Nullable Socket made;

  LinkSockets(Maker maker) {
    this.maker = maker;
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
