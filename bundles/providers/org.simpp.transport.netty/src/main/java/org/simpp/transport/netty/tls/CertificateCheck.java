package org.simpp.transport.netty.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.simpp.transport.TransportException;

/** What a certificate must be to replace one that works. */
public final class CertificateCheck {
  private static final int DNS_NAME = 2;

  private CertificateCheck() {}

  /**
   * Returns where {@code identity} can be served for {@code domain} at {@code now}.
   *
   * @throws TransportException if it cannot; the message says why
   */
  public static void requireGood(ServerIdentity identity, String domain, Instant now)
      throws TransportException {
    X509Certificate own = identity.certificate();
    if (now.isAfter(own.getNotAfter().toInstant())) {
      throw refused(own, "has expired at " + own.getNotAfter().toInstant());
    }
    if (now.isBefore(own.getNotBefore().toInstant())) {
      throw refused(own, "is not good before " + own.getNotBefore().toInstant());
    }
    if (!KeyPairCheck.matches(identity.key(), own.getPublicKey())) {
      throw refused(own, "is not that of the key beside it");
    }
    requireName(own, domain);
    requireChain(identity.chain());
  }

  private static void requireName(X509Certificate own, String domain) throws TransportException {
    try {
      Collection<List<?>> names = own.getSubjectAlternativeNames();
      if (names == null || names.stream().noneMatch(name -> isFor(name, domain))) {
        throw refused(own, "does not name " + domain + " (subjectAltName, dNSName)");
      }
    } catch (CertificateParsingException unreadable) {
      throw refused(own, "has names that cannot be read");
    }
  }

  private static boolean isFor(List<?> name, String domain) {
    if (!Integer.valueOf(DNS_NAME).equals(name.get(0))) {
      return false;
    }
    String text = name.get(1).toString().toLowerCase(Locale.ROOT);
    boolean isWildcard = text.startsWith("*.") && domain.indexOf('.') > 0;
    return text.equals(domain)
        || (isWildcard && text.substring(1).equals(domain.substring(domain.indexOf('.'))));
  }

  private static void requireChain(List<X509Certificate> chain) throws TransportException {
    for (int i = 0; i + 1 < chain.size(); i++) {
      try {
        chain.get(i).verify(chain.get(i + 1).getPublicKey());
      } catch (GeneralSecurityException unsigned) {
        throw refused(chain.get(i), "is not signed by the next one in the file");
      }
    }
  }

  private static TransportException refused(X509Certificate certificate, String why) {
    return new TransportException(
        TransportException.Reason.TLS_FAILED,
        "the certificate %s %s".formatted(certificate.getSubjectX500Principal(), why));
  }
}
