package org.simpp.client.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.simpp.client.CertificateFacts;
import org.simpp.model.Bytes;
import org.simpp.transport.TransportException;
import org.simpp.transport.UntrustedCertificateException;

/** What a person is shown of a certificate. */
public final class Certificates {
  private Certificates() {}

  /** The certificate that {@code failure} is about, if it is about one. */
  public static Optional<X509Certificate> refused(TransportException failure) {
    return failure.getCause() instanceof UntrustedCertificateException untrusted
        ? Optional.of(untrusted.certificate())
        : Optional.empty();
  }

  public static CertificateFacts facts(String server, X509Certificate certificate) {
    return new CertificateFacts(
        server,
        certificate.getSubjectX500Principal().getName(),
        certificate.getIssuerX500Principal().getName(),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        fingerprint(certificate));
  }

  /** SHA-256 of the certificate in DER. */
  public static Bytes fingerprint(X509Certificate certificate) {
    try {
      return Bytes.givenAway(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate that was read cannot be written", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
