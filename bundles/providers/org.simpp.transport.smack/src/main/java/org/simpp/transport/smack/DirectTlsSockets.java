package org.simpp.transport.smack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Objects;
import javax.net.SocketFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Sockets on which TLS begins with the first byte (XEP-0368), for one link. */
final class DirectTlsSockets extends SocketFactory {
  private final SSLSocketFactory factory;
  private final String domain;
  private volatile @Nullable SSLSocket made;

  DirectTlsSockets(SSLSocketFactory factory, String domain) {
    this.factory = factory;
    this.domain = domain;
  }

  /** The socket that is connected; its handshake is done when this returns. */
  SSLSocket established() throws IOException {
    SSLSocket socket = Objects.requireNonNull(made, "a socket was made");
    socket.startHandshake();
    return socket;
  }

  /** Not connected yet; the handshake begins with the first byte that is written. */
  @Override
  public Socket createSocket() throws IOException {
    SSLSocket socket = (SSLSocket) factory.createSocket();
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(SmackConnector.TLS_VERSIONS.toArray(String[]::new));
    parameters.setApplicationProtocols(new String[] {"xmpp-client"});
    if (domain.indexOf(':') < 0 && !domain.matches("[0-9.]+")) {
      parameters.setServerNames(List.of(new SNIHostName(domain)));
    }
    socket.setSSLParameters(parameters);
    made = socket;
    return socket;
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
