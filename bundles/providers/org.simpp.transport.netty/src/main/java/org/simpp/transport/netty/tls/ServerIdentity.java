package org.simpp.transport.netty.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.simpp.model.Bytes;

/**
 * The certificate that is served and the key to it.
 *
 * @param chain the server's own certificate first
 */
public record ServerIdentity(PrivateKey key, List<X509Certificate> chain) {
  public ServerIdentity {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a server has a certificate");
    }
  }

  public X509Certificate certificate() {
    return chain.get(0);
  }

  /** SHA-256 of the certificate in DER. */
  public Bytes fingerprint() {
    try {
      byte[] der = certificate().getEncoded();
      return Bytes.givenAway(MessageDigest.getInstance("SHA-256").digest(der));
    } catch (CertificateEncodingException | NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("a certificate that was read has no encoding", impossible);
    }
  }

  /** Shows the subject alone. */
  @Override
  public String toString() {
    return "ServerIdentity[" + certificate().getSubjectX500Principal() + "]";
  }
}
