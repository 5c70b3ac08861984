package org.simpp.transport.netty.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.simpp.transport.netty.settings.TlsFiles;

/** Self-signed certificates by the JDK's keytool. */
public final class Certificates {
  private static final String PASSWORD = "correct horse battery staple";

  private Certificates() {}

  /** A keystore in {@code folder}, made with those of keytool's options. */
  public static TlsFiles.Keystore keystore(Path folder, String... options)
      throws IOException, InterruptedException {
    Path file = folder.resolve("server.p12");
    Path passwordFile = folder.resolve("server.password");
    Files.writeString(passwordFile, PASSWORD + "\n");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", "simpp", "-dname", "CN=simpp.example"));
    command.addAll(List.of("-ext", "san=dns:simpp.example", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", file.toString()));
    command.addAll(List.of("-storepass:file", passwordFile.toString()));
    command.addAll(List.of(options));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool: " + said);
    }
    return new TlsFiles.Keystore(file, passwordFile);
  }

  /** One on P-256, as the server makes it at its first start. */
  public static TlsFiles.Keystore usual(Path folder) throws IOException, InterruptedException {
    return keystore(
        folder, "-keyalg", "EC", "-groupname", "secp256r1", "-sigalg", "SHA256withECDSA");
  }

  /** The same certificate and key as two files in PEM. */
  public static TlsFiles.Pem pem(TlsFiles.Keystore files, Path folder)
      throws IOException, GeneralSecurityException {
    KeyStore keystore = KeyStore.getInstance(files.file().toFile(), PASSWORD.toCharArray());
    Key key = keystore.getKey("simpp", PASSWORD.toCharArray());
    X509Certificate certificate = (X509Certificate) keystore.getCertificate("simpp");
    Path certificateFile = folder.resolve("certificate.pem");
    Path keyFile = folder.resolve("key.pem");
    Files.writeString(certificateFile, armoured("CERTIFICATE", certificate.getEncoded()));
    Files.writeString(keyFile, armoured("PRIVATE KEY", key.getEncoded()));
    return new TlsFiles.Pem(certificateFile, keyFile);
  }

  private static String armoured(String kind, byte[] der) {
    return "-----BEGIN "
        + kind
        + "-----\n"
        + Base64.getMimeEncoder().encodeToString(der)
        + "\n-----END "
        + kind
        + "-----\n";
  }
}
