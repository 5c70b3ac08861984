package org.simpp.transport;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/** The server's certificate is not trusted; it is given so that a person can decide. */
public final class UntrustedCertificateException extends CertificateException {
  private static final long serialVersionUID = 1L;

  private final X509Certificate certificate;

  public UntrustedCertificateException(String message, X509Certificate certificate) {
    super(message);
    this.certificate = certificate;
  }

  public X509Certificate certificate() {
    return certificate;
  }
}
