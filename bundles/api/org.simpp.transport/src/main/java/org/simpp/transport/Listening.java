package org.simpp.transport;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Bytes;

/** Open ports, and the links that came through them. */
@ProviderType
public interface Listening {
  /**
   * One open port.
   *
   * @param purpose {@code c2s} (STARTTLS) or {@code direct-tls}
   */
  record Port(String purpose, InetSocketAddress address) {}

  /** The ports with their real numbers, where 0 was configured. */
  List<Port> ports();

  /** SHA-256 of the certificate that is served, in DER. */
  Bytes certificateFingerprint();

  /** The chain of that certificate, itself first. */
  List<X509Certificate> certificates();

  /** What has passed, and how busy the ports are; costs those who send nothing. */
  Traffic traffic();

  /**
   * Closes the ports, then ends every stream with {@code system-shutdown} (RFC 6120, section
   * 4.9.3.20), and returns when all are closed or {@code patience} is over.
   */
  void close(Duration patience);
}
