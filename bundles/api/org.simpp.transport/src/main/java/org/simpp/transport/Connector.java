package org.simpp.transport;

import java.net.Socket;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/** The initiating side (RFC 6120, section 3.2): makes links to a server. An OSGi service. */
@ProviderType
public interface Connector {
  /**
   * Connects and secures a link; nothing is authenticated yet. TLS is required, 1.2 or 1.3.
   *
   * @return completes with the link, or exceptionally with a {@link TransportException}; of a
   *     refused certificate that exception's cause is an {@link UntrustedCertificateException}
   */
  CompletionStage<ClientLink> connect(ConnectRequest request, LinkListener listener);

  /**
   * A socket for what is no stream of stanzas, such as files over HTTP. It is not connected yet;
   * told to connect, it goes to the server through {@code proxy}, wherever else it is told to go,
   * and throws a {@link ProxyException} where that does not connect it.
   *
   * @param host of the server, for the proxy to look up
   */
  Socket socket(ProxyServer proxy, String host, int port);
}
