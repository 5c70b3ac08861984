package org.simpp.client.internal.files;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.simpp.model.Bytes;

/**
 * Makes the sockets of one request: connected where the {@link Route} says, with TLS for the name
 * that the address has.
 */
final class RoutedSockets extends SSLSocketFactory {
  private final Route route;
  private final Way way;
  private final String name;
  private final int port;
  private final SSLSocketFactory tls;
  private final Consumer<Socket> made;

  /**
   * @param made gets every socket; closing it ends whatever waits for it
   */
  RoutedSockets(Route route, Way way, String name, int port, Consumer<Socket> made)
      throws IOException {
    this.route = route;
    this.way = way;
    this.name = name;
    this.port = port;
    this.made = made;
    try {
      Bytes pinned = route.pinnedFor(name);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          null,
          new TrustManager[] {pinned == null ? PinnedTrust.platform() : new PinnedTrust(pinned)},
          null);
      tls = context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be used here", e);
    }
  }

  /** To be connected, and laid TLS over. */
  @Override
  public Socket createSocket() {
    Socket socket = way.socket(route.target(name), port);
    made.accept(socket);
    return socket;
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    Socket secured = tls.createSocket(socket, host, port, autoClose);
    if (secured instanceof SSLSocket ssl) {
      ssl.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    }
    return secured;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return tls.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return tls.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw unrouted();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw unrouted();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw unrouted();
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort)
      throws IOException {
    throw unrouted();
  }

  private static IOException unrouted() {
    return new SocketException("a socket for a file goes where its route says");
  }
}
