package org.simpp.transport;

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
}
