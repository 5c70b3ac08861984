package org.simpp.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.itests.mariadb.MariaDb;

/**
 * TLS to the database, with the parameters that {@code etc/org.ops4j.datasource-simpp.cfg} names.
 */
@Timeout(120)
class MariaDbTlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir Path folder;

  @Test
  void connection_isMadeToTheCertificatesOwnerAlone() throws Exception {
    Path pair = pair("own");
    Path own = trust(pair);
    Path other = trust(pair("other"));
    try (MariaDb database =
        MariaDb.start(
            folder.resolve("m"),
            "--ssl-cert=" + pem(pair, "CERTIFICATE"),
            "--ssl-key=" + pem(pair, "PRIVATE KEY"),
            "--require-secure-transport=ON")) {
      database.execute("CREATE DATABASE simpp");
      int port = database.port();

      assertThat(protocol("localhost", port, "VERIFY_IDENTITY", own)).startsWith("TLSv1.");
      assertThat(protocol("127.0.0.1", port, "VERIFY_CA", own)).startsWith("TLSv1.");

      assertRefused("127.0.0.1", port, "VERIFY_IDENTITY", own);
      assertRefused("localhost", port, "VERIFY_IDENTITY", other);
      assertRefused("localhost", port, "VERIFY_CA", other);
      assertRefused("localhost", port, "DISABLED", own);
    }
  }

  private static void assertRefused(String host, int port, String mode, Path trusted) {
    assertThatThrownBy(() -> protocol(host, port, mode, trusted))
        .as("%s with %s", mode, trusted.getFileName())
        .isInstanceOf(SQLException.class);
  }

  /** The version of TLS that the database sees. */
  private static String protocol(String host, int port, String mode, Path trusted)
      throws SQLException {
    MysqlDataSource source = new MysqlDataSource();
    source.setUrl(
        ("jdbc:mysql://%s:%d/simpp?connectTimeout=2000&socketTimeout=10000&sslMode=%s"
                + "&trustCertificateKeyStoreUrl=file:%s&trustCertificateKeyStorePassword=%s")
            .formatted(host, port, mode, trusted, PASSWORD));
    source.setUser(MariaDb.USER);
    source.setPassword(MariaDb.PASSWORD);
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SHOW STATUS LIKE 'Ssl_version'")) {
      return found.next() ? found.getString(2) : "";
    }
  }

  /** A key with its certificate for localhost, which is its own authority. */
  private Path pair(String name) throws IOException, InterruptedException {
    Path file = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "database",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=database",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    return file;
  }

  /** What somebody trusts who has got that certificate, as keytool's importcert makes it. */
  private Path trust(Path pair) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("database", certificate(pair));
    Path file = folder.resolve("trust-" + pair.getFileName());
    try (OutputStream content = Files.newOutputStream(file)) {
      trusted.store(content, PASSWORD.toCharArray());
    }
    return file;
  }

  private static Certificate certificate(Path pair) throws Exception {
    return KeyStore.getInstance(pair.toFile(), PASSWORD.toCharArray()).getCertificate("database");
  }

  private Path pem(Path pair, String what) throws Exception {
    KeyStore keys = KeyStore.getInstance(pair.toFile(), PASSWORD.toCharArray());
    byte[] content =
        what.equals("CERTIFICATE")
            ? certificate(pair).getEncoded()
            : keys.getKey("database", PASSWORD.toCharArray()).getEncoded();
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return Files.writeString(
        folder.resolve(what.replace(' ', '-') + ".pem"),
        "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, text),
        StandardCharsets.US_ASCII);
  }
}
