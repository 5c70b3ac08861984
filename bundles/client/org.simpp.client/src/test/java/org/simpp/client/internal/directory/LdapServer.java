package org.simpp.client.internal.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * OpenLDAP's slapd with a folder, a configuration and ports of its own; Debian's service is left
 * alone.
 */
final class LdapServer implements AutoCloseable {
  private static final String SLAPD = "/usr/sbin/slapd";
  private static final String PASSWORD = "changeit";

  private final Path folder;
  private final Path configuration;
  private final int port = free();
  private final int tlsPort = free();
  private Process process;

  /**
   * A server that has taken the entries in and answers.
   *
   * @param name whom the server's certificate names; "" for no TLS
   * @param more lines of its database's configuration
   */
  static LdapServer start(Path folder, String ldif, String name, String... more) throws Exception {
    LdapServer server = new LdapServer(Files.createDirectories(folder), name, more);
    Path entries = Files.writeString(folder.resolve("entries.ldif"), ldif);
    run(SLAPD, "-T", "add", "-q", "-f", server.configuration.toString(), "-l", entries.toString());
    server.start();
    return server;
  }

  private LdapServer(Path folder, String name, String... more) throws Exception {
    this.folder = folder;
    List<String> lines = new ArrayList<>();
    for (String schema : List.of("core", "cosine", "inetorgperson")) {
      lines.add("include /etc/ldap/schema/" + schema + ".schema");
    }
    lines.add("modulepath /usr/lib/ldap");
    lines.add("moduleload back_mdb");
    if (!name.isEmpty()) {
      certify(name);
      lines.add("TLSCertificateFile " + certificate());
      lines.add("TLSCertificateKeyFile " + folder.resolve("key.pem"));
    }
    lines.add("database mdb");
    lines.add("maxsize 67108864");
    lines.add("suffix \"dc=harbour,dc=example\"");
    lines.add("directory " + Files.createDirectories(folder.resolve("db")));
    lines.add("index objectClass eq");
    lines.addAll(List.of(more));
    configuration = Files.write(folder.resolve("slapd.conf"), lines);
  }

  int port() {
    return port;
  }

  String plain() {
    return "ldap://127.0.0.1:" + port;
  }

  String tls() {
    return "ldaps://127.0.0.1:" + tlsPort;
  }

  /** Its certificate, which is its own authority. */
  Path certificate() {
    return folder.resolve("certificate.pem");
  }

  /** Starts it again where it was. */
  void start() throws Exception {
    String where = "ldap://127.0.0.1:" + port + "/";
    if (Files.exists(certificate())) {
      where += " ldaps://127.0.0.1:" + tlsPort + "/";
    }
    process =
        new ProcessBuilder(SLAPD, "-d", "0", "-f", configuration.toString(), "-h", where)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IOException("slapd: " + Files.readString(folder.resolve("log")));
      }
      Thread.sleep(20);
    }
  }

  /** It keeps its connections and says nothing any more, until it is resumed. */
  void freeze() throws Exception {
    run("kill", "-STOP", String.valueOf(process.pid()));
  }

  void resume() throws Exception {
    run("kill", "-CONT", String.valueOf(process.pid()));
  }

  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void certify(String name) throws Exception {
    Path file = folder.resolve("keys.p12");
    run(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-alias",
        "slapd",
        "-keyalg",
        "RSA",
        "-keysize",
        "2048",
        "-dname",
        "CN=slapd",
        "-ext",
        "SAN=" + name,
        "-storetype",
        "PKCS12",
        "-storepass",
        PASSWORD,
        "-keystore",
        file.toString());
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    Certificate certificate = keys.getCertificate("slapd");
    Key key = keys.getKey("slapd", PASSWORD.toCharArray());
    Files.writeString(certificate(), pem("CERTIFICATE", certificate.getEncoded()));
    Files.writeString(folder.resolve("key.pem"), pem("PRIVATE KEY", key.getEncoded()));
  }

  private static String pem(String what, byte[] content) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(what, Base64.getMimeEncoder().encodeToString(content), what);
  }

  private static void run(String... words) throws Exception {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", words) + ": " + said);
    }
  }

  private static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
