package org.simpp.transport;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The receiving side (RFC 6120): listens where its configuration says, and negotiates streams up to
 * the bound resource. An OSGi service.
 *
 * <p>TLS, SASL framing and resource binding are the acceptor's; who may log in, what a resource is
 * called and what a stanza means are the {@link Receiver}'s.
 */
@ProviderType
public interface Acceptor {
  /**
   * Opens the ports and gives everything that comes to {@code receiver}.
   *
   * @throws TransportException if a port cannot be opened or the certificate cannot be read; none
   *     is open then
   */
  Listening listen(Receiver receiver) throws TransportException;
}
