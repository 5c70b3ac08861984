package org.simpp.transport.smack;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.simpp.model.Bytes;
import org.simpp.transport.LinkSecurity;

/** What the server's certificate gives a link: its fingerprint and a channel binding. */
final class EndPoint {
  private static final String SHA_256 = "SHA-256";

  private EndPoint() {}

  static Bytes fingerprint(X509Certificate certificate) throws CertificateEncodingException {
    return digest(SHA_256, certificate);
  }

  static LinkSecurity security(SSLSession session, X509Certificate certificate)
      throws CertificateEncodingException {
    Map<String, Bytes> bindings = new HashMap<>();
    Optional<String> hash = bindingHash(certificate.getSigAlgName());
    if (hash.isPresent()) {
      bindings.put("tls-server-end-point", digest(hash.get(), certificate));
    }
    return new LinkSecurity(
        session.getProtocol(), session.getCipherSuite(), bindings, fingerprint(certificate));
  }

  /**
   * The hash for {@code tls-server-end-point}: that of the certificate's signature, SHA-256 in
   * place of MD5 and SHA-1, none where the signature names no hash (RFC 5929, section 4.1).
   */
  static Optional<String> bindingHash(String signatureAlgorithm) {
    String name = signatureAlgorithm.toUpperCase(Locale.ROOT);
    int with = name.indexOf("WITH");
    if (with < 0) {
      return Optional.empty();
    }
    return switch (name.substring(0, with)) {
      case "MD5", "SHA1", "SHA256" -> Optional.of(SHA_256);
      case "SHA224" -> Optional.of("SHA-224");
      case "SHA384" -> Optional.of("SHA-384");
      case "SHA512" -> Optional.of("SHA-512");
      default -> Optional.empty();
    };
  }

  private static Bytes digest(String algorithm, X509Certificate certificate)
      throws CertificateEncodingException {
    try {
      return Bytes.givenAway(MessageDigest.getInstance(algorithm).digest(certificate.getEncoded()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
