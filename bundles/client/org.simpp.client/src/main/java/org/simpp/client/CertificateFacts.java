package org.simpp.client;

import java.time.Instant;
import java.util.Objects;
import org.simpp.model.Bytes;

/**
 * A server's certificate that nobody vouches for, so that a person can compare it with what the
 * operator said.
 *
 * @param server whose it claims to be
 * @param subject as it stands in the certificate
 * @param issuer as it stands in the certificate
 * @param notBefore valid from
 * @param notAfter valid until
 * @param fingerprint SHA-256 of the certificate in DER
 */
public record CertificateFacts(
    String server,
    String subject,
    String issuer,
    Instant notBefore,
    Instant notAfter,
    Bytes fingerprint) {
  public CertificateFacts {
    Objects.requireNonNull(server);
    Objects.requireNonNull(subject);
    Objects.requireNonNull(issuer);
    Objects.requireNonNull(notBefore);
    Objects.requireNonNull(notAfter);
    Objects.requireNonNull(fingerprint);
  }

  /** The fingerprint in groups of four digits, to be read aloud. */
  public String readableFingerprint() {
    return readable(fingerprint);
  }

  /** Any fingerprint in groups of four digits, to be read aloud. */
  public static String readable(Bytes fingerprint) {
    return fingerprint.hex().replaceAll("(.{4})(?!$)", "$1 ");
  }
}
