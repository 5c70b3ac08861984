package org.simpp.transport.smack;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Objects;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jivesoftware.smack.java7.XmppHostnameVerifier;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.transport.UntrustedCertificateException;

/**
 * Whom one link trusts: the pinned certificate and no other, or whom the platform's authorities
 * vouch for under the server's name (RFC 6120, section 13.7.2). Keeps what it saw.
 */
final class ServerTrust implements X509TrustManager, HostnameVerifier {
  private final @Nullable Bytes pinned;
  private volatile @Nullable X509Certificate certificate;
  private volatile @Nullable SSLSession session;
  private volatile @Nullable UntrustedCertificateException refusal;

  ServerTrust(@Nullable Bytes pinned) {
    this.pinned = pinned;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    X509Certificate leaf = chain[0];
    certificate = leaf;
    if (pinned != null) {
      if (!pinned.equals(EndPoint.fingerprint(leaf))) {
        throw refused("the server shows another certificate than the pinned one", leaf, null);
      }
      return;
    }
    try {
      platform().checkServerTrusted(chain, type);
    } catch (CertificateException e) {
      throw refused("no known authority vouches for the server", leaf, e);
    }
  }

  /** The session is over a connection whose certificate has passed; its name is looked at here. */
  @Override
  public boolean verify(String host, SSLSession established) {
    session = established;
    if (pinned != null || new XmppHostnameVerifier().verify(host, established)) {
      return true;
    }
    refused("the certificate is not for " + host, Objects.requireNonNull(certificate), null);
    return false;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("no client connects here");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  boolean isPinned() {
    return pinned != null;
  }

  /** Why the certificate was refused, if it was; kept, because TLS buries what is thrown to it. */
  @Nullable UntrustedCertificateException refusal() {
    return refusal;
  }

  /** What the server showed, where TLS came that far. */
  @Nullable X509Certificate certificate() {
    return certificate;
  }

  SSLSession session() {
    return Objects.requireNonNull(session, "TLS is established first");
  }

  private UntrustedCertificateException refused(
      String why, X509Certificate leaf, @Nullable CertificateException cause) {
    UntrustedCertificateException untrusted = new UntrustedCertificateException(why, leaf);
    if (cause != null) {
      untrusted.initCause(cause);
    }
    refusal = untrusted;
    return untrusted;
  }

  private static X509TrustManager platform() throws CertificateException {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager x509) {
          return x509;
        }
      }
      throw new CertificateException("the platform has no authorities");
    } catch (GeneralSecurityException e) {
      throw new CertificateException("the platform's authorities cannot be read", e);
    }
  }
}
