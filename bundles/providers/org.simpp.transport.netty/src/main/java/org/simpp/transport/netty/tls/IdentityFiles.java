package org.simpp.transport.netty.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.simpp.transport.TransportException;
import org.simpp.transport.netty.settings.TlsFiles;

/** Reads the certificate and its key from the configured files. */
public final class IdentityFiles {
  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private IdentityFiles() {}

  /**
   * The identity that {@code files} hold.
   *
   * @throws TransportException if a file is not there, cannot be read or does not hold what it
   *     should; the message names it and says what to do
   */
  public static ServerIdentity read(TlsFiles files) throws TransportException {
    if (files instanceof TlsFiles.Pem pem) {
      ServerIdentity identity = new ServerIdentity(pemKey(pem), pemChain(pem.certificate()));
      requirePair(identity, pem);
      return identity;
    }
    return fromKeystore((TlsFiles.Keystore) files);
  }

  private static ServerIdentity fromKeystore(TlsFiles.Keystore files) throws TransportException {
    char[] password = password(files.passwordFile());
    try (InputStream in = Files.newInputStream(files.file())) {
      KeyStore keystore = KeyStore.getInstance("PKCS12");
      keystore.load(in, password);
      for (String alias : Collections.list(keystore.aliases())) {
        Certificate[] chain = keystore.getCertificateChain(alias);
        if (chain != null && keystore.getKey(alias, password) instanceof PrivateKey key) {
          return new ServerIdentity(key, x509(List.of(chain)));
        }
      }
    } catch (IOException | GeneralSecurityException unusable) {
      throw refused(files.file(), "is not a PKCS#12 file that its password opens", unusable);
    } finally {
      Arrays.fill(password, '\0');
    }
    throw refused(files.file(), "holds no private key with its certificate");
  }

  private static char[] password(Path file) throws TransportException {
    return text(file).lines().findFirst().orElse("").toCharArray();
  }

  private static List<X509Certificate> pemChain(Path file) throws TransportException {
    try (InputStream in = Files.newInputStream(file)) {
      List<X509Certificate> chain =
          x509(CertificateFactory.getInstance("X.509").generateCertificates(in));
      if (chain.isEmpty()) {
        throw refused(file, "holds no certificate");
      }
      return chain;
    } catch (IOException | GeneralSecurityException unusable) {
      throw refused(file, "is not a chain of X.509 certificates in PEM", unusable);
    }
  }

  private static PrivateKey pemKey(TlsFiles.Pem files) throws TransportException {
    String algorithm = pemChain(files.certificate()).get(0).getPublicKey().getAlgorithm();
    Matcher matcher = PKCS8.matcher(text(files.privateKey()));
    if (!matcher.find()) {
      throw refused(
          files.privateKey(),
          "holds no unencrypted PKCS#8 key; convert it with openssl pkcs8 -topk8 -nocrypt");
    }
    byte[] der = new byte[0];
    try {
      der = Base64.getMimeDecoder().decode(matcher.group(1));
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (IllegalArgumentException | GeneralSecurityException unusable) {
      throw refused(files.privateKey(), "holds no " + algorithm + " key", unusable);
    } finally {
      Arrays.fill(der, (byte) 0);
    }
  }

  /** A key of another certificate would only show itself in the first handshake. */
  private static void requirePair(ServerIdentity identity, TlsFiles.Pem files)
      throws TransportException {
    if (!KeyPairCheck.matches(identity.key(), identity.certificate().getPublicKey())) {
      throw refused(files.privateKey(), "is not the key of the certificate " + files.certificate());
    }
  }

  private static String text(Path file) throws TransportException {
    try {
      return Files.readString(file, StandardCharsets.US_ASCII);
    } catch (IOException unreadable) {
      throw refused(file, "cannot be read as text", unreadable);
    }
  }

  private static List<X509Certificate> x509(Collection<? extends Certificate> certificates)
      throws GeneralSecurityException {
    List<X509Certificate> chain = new ArrayList<>();
    for (Certificate certificate : certificates) {
      if (!(certificate instanceof X509Certificate one)) {
        throw new GeneralSecurityException("not an X.509 certificate: " + certificate.getType());
      }
      chain.add(one);
    }
    return chain;
  }

  private static TransportException refused(Path file, String why, Exception cause) {
    String reason = cause instanceof NoSuchFileException ? "is not there" : why;
    return new TransportException(
        TransportException.Reason.TLS_FAILED, advice(file, reason), cause);
  }

  private static TransportException refused(Path file, String why) {
    return new TransportException(TransportException.Reason.TLS_FAILED, advice(file, why));
  }

  private static String advice(Path file, String reason) {
    return "the TLS file "
        + file
        + " "
        + reason
        + "; nothing is served. Put it in place or name another one in"
        + " etc/org.simpp.transport.netty.cfg";
  }
}
