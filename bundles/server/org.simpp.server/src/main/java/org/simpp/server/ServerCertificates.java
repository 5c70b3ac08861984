package org.simpp.server;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The server's certificate as clients see it. An OSGi service that is there even while the server
 * is not; every call says so then. Every method blocks.
 */
@ProviderType
public interface ServerCertificates {
  /**
   * What one port serves.
   *
   * @param purpose {@code c2s} or {@code direct-tls}
   * @param address of the port
   * @param certificate that it showed in a handshake made now
   * @param tls protocol and cipher of that handshake
   */
  record Served(
      String purpose, InetSocketAddress address, X509Certificate certificate, String tls) {}

  /**
   * Shakes hands with each open port.
   *
   * @throws AdministrationException if a port does not answer
   */
  List<Served> served() throws AdministrationException;

  /**
   * Reads the certificate's files again; new connections get what they hold, sessions go on. One
   * that is broken, expired, of another domain or not of its key is refused, and the old one stays.
   *
   * @return what the ports serve from now on, by handshakes with them
   */
  List<Served> reload(String operator) throws AdministrationException;
}
