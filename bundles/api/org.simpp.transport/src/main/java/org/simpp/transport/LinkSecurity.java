package org.simpp.transport;

import java.util.Map;
import java.util.Objects;
import org.simpp.model.Bytes;

/**
 * What protects a link.
 *
 * @param protocol the TLS version as JSSE names it: {@code TLSv1.3}
 * @param cipher the TLS cipher suite
 * @param channelBindings the binding data by type (RFC 5929, RFC 9266): {@code
 *     tls-server-end-point}, {@code tls-exporter}; those that this link can give
 * @param certificateFingerprint SHA-256 of the server's certificate in DER
 */
public record LinkSecurity(
    String protocol,
    String cipher,
    Map<String, Bytes> channelBindings,
    Bytes certificateFingerprint) {
  public LinkSecurity {
    Objects.requireNonNull(protocol);
    Objects.requireNonNull(cipher);
    Objects.requireNonNull(certificateFingerprint);
    channelBindings = Map.copyOf(channelBindings);
  }
}
