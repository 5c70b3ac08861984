package org.simpp.server;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** How the server is. Published as an OSGi service for as long as the bundle is active. */
@ProviderType
public interface ServerStatus {
  /**
   * One look at the server.
   *
   * @param domain that is served; "" before the configuration has been read
   * @param laboratory whether SIMPP-2007 is offered
   * @param accepting whether logins are accepted now
   * @param ports the open ports by purpose: {@code c2s}, {@code direct-tls}
   * @param sessions how many are bound
   * @param kus the server's public key on P-224 in hexadecimal, uncompressed; "" where there is
   *     none
   * @param kusFingerprint its SHA-256 in hexadecimal; "" where there is none
   * @param tlsFingerprint SHA-256 of the certificate in DER, in hexadecimal; "" before ports are
   *     open
   * @param failed whether something has gone wrong that only an operator can put right
   * @param trouble what is wrong, why nothing is accepted if so, and what to do; empty while all is
   *     well
   */
  record Snapshot(
      String domain,
      boolean laboratory,
      boolean accepting,
      Map<String, InetSocketAddress> ports,
      int sessions,
      String kus,
      String kusFingerprint,
      String tlsFingerprint,
      boolean failed,
      List<String> trouble) {
    public Snapshot {
      ports = Map.copyOf(ports);
      trouble = List.copyOf(trouble);
    }
  }

  /** The server as it is now. */
  Snapshot now();
}
