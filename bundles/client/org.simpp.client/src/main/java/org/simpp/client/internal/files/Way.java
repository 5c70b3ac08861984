package org.simpp.client.internal.files;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import org.simpp.client.internal.proxy.Routes;
import org.simpp.transport.Connector;

/**
 * How a server's host is reached: through the proxy that leads there, or directly.
 *
 * @param connector makes the sockets that go through proxies
 */
public record Way(Routes routes, Connector connector) {
  /** A socket that is not connected, and goes there wherever it is told to connect to. Blocks. */
  Socket socket(String host, int port) {
    return routes
        .toward(host, port)
        .map(proxy -> connector.socket(proxy, host, port))
        .orElseGet(() -> new DirectSocket(host, port));
  }

  private static final class DirectSocket extends Socket {
    private final String host;
    private final int port;

    DirectSocket(String host, int port) {
      super(Proxy.NO_PROXY);
      this.host = host;
      this.port = port;
    }

    @Override
    public void connect(SocketAddress ignored, int timeout) throws IOException {
      super.connect(new InetSocketAddress(host, port), timeout);
    }
  }
}
