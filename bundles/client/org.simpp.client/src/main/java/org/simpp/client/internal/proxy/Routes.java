package org.simpp.client.internal.proxy;

import java.util.Optional;
import org.simpp.transport.ProxyServer;

/** Which way leads to a server. Safe for use by several threads. */
@FunctionalInterface
public interface Routes {
  /** Every server is reached directly. */
  Routes DIRECT = (host, port) -> Optional.empty();

  /**
   * The proxy through which to connect there; empty to connect directly. It may ask the system's
   * settings, which takes its time: not to be called on the client's thread.
   *
   * @param host a name or an IP address
   */
  Optional<ProxyServer> toward(String host, int port);
}
