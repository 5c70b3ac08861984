package org.simpp.server.shell;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.simpp.server.ServerCertificates.Served;

/** A table of what the ports serve. */
final class CertificateRows {
  private CertificateRows() {}

  static Listing of(List<Served> served, Instant now) {
    Listing listing =
        new Listing("port", "address", "subject", "names", "issuer", "daysLeft", "serial", "tls");
    for (Served one : served) {
      X509Certificate certificate = one.certificate();
      Instant end = certificate.getNotAfter().toInstant();
      listing.row(
          one.purpose(),
          Announcement.text(one.address()),
          certificate.getSubjectX500Principal().getName(),
          names(certificate),
          certificate.getIssuerX500Principal().getName(),
          Duration.between(now, end).toDays(),
          certificate.getSerialNumber().toString(16),
          one.tls());
    }
    return listing;
  }

  /** The names that it is for. */
  static List<String> names(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream().map(name -> String.valueOf(name.get(1))).toList();
    } catch (CertificateParsingException e) {
      return List.of("unreadable");
    }
  }
}
