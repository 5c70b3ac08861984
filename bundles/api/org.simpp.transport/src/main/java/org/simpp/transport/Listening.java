package org.simpp.transport;

import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Bytes;

/** Open ports, and the links that came through them. */
@ProviderType
public interface Listening {
  /**
   * One open port.
   *
   * @param purpose {@code c2s} (STARTTLS), {@code direct-tls} or {@code http}
   */
  record Port(String purpose, InetSocketAddress address) {}

  /** The ports with their real numbers, where 0 was configured. */
  List<Port> ports();

  /** Where clients find what is served over HTTP, without a slash at its end; empty for nowhere. */
  Optional<URI> webAddress();

  /** SHA-256 of the certificate that is served, in DER. */
  Bytes certificateFingerprint();

  /** The chain of that certificate, itself first. */
  List<X509Certificate> certificates();

  /**
   * Reads the certificate's files again, tries what they hold in a handshake of its own, and gives
   * it to new connections; open ones keep theirs.
   *
   * @throws TransportException if it cannot be read, is not good for the domain now, or the
   *     handshake fails; the message says which, and the old one stays
   */
  void reloadCertificate() throws TransportException;

  /** What has passed, and how busy the ports are; costs those who send nothing. */
  Traffic traffic();

  /**
   * Closes the ports, then ends every stream with {@code system-shutdown} (RFC 6120, section
   * 4.9.3.20), and returns when all are closed or {@code patience} is over. The receiver is told of
   * each with {@link TransportException.Reason#STOPPED}: sessions that can be resumed may be.
   */
  void close(Duration patience);
}
