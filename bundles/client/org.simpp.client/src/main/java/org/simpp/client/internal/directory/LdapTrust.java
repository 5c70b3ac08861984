package org.simpp.client.internal.directory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ClientException;
import org.simpp.client.settings.KnownSettings;

/** Whose certificates a directory may show: the platform's authorities, or those of one file. */
final class LdapTrust {
  private static final int MAX_FILE = 1 << 20;

  private LdapTrust() {}

  static SSLContext of(Place place) throws ClientException {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(authorities(place.authorities()));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw LdapTroubles.misset(KnownSettings.DIRECTORY_AUTHORITIES.name(), e.toString());
    }
  }

  /** The certificates of the file, in PEM or DER; null for the platform's own authorities. */
  private static @Nullable KeyStore authorities(String file)
      throws IOException, GeneralSecurityException {
    if (file.isEmpty()) {
      return null;
    }
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    byte[] content = bounded(Path.of(file), MAX_FILE);
    for (Certificate authority :
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(content))) {
      trusted.setCertificateEntry("authority" + trusted.size(), authority);
    }
    if (trusted.size() == 0) {
      throw new IOException("no certificate in " + file);
    }
    return trusted;
  }

  /** The whole file, which has at most that many bytes. */
  static byte[] bounded(Path file, int limit) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(limit + 1);
      if (content.length > limit) {
        throw new IOException(file + " has more than " + limit + " bytes");
      }
      return content;
    }
  }
}
