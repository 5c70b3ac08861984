package org.simpp.transport.smack;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** TLS that begins with the first byte (XEP-0368), for one link. */
final class DirectTls {
  private final SSLSocketFactory factory;
  private final String domain;
  private volatile @Nullable SSLSocket made;

  DirectTls(SSLSocketFactory factory, String domain) {
    this.factory = factory;
    this.domain = domain;
  }

  /** Not connected yet; the handshake begins with the first byte that is written. */
  Socket unconnected() throws IOException {
    return configured((SSLSocket) factory.createSocket());
  }

  /** Over a socket that is connected, which is closed with it. */
  SSLSocket over(Socket connected) throws IOException {
    return configured(
        (SSLSocket) factory.createSocket(connected, domain, connected.getPort(), true));
  }

  private SSLSocket configured(SSLSocket socket) {
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

  /** The socket that is connected; its handshake is done when this returns. */
  SSLSocket established() throws IOException {
    SSLSocket socket = Objects.requireNonNull(made, "a socket was made");
    socket.startHandshake();
    return socket;
  }
}
