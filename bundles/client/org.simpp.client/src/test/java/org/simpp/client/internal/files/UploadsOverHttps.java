package org.simpp.client.internal.files;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.simpp.client.internal.Certificates;
import org.simpp.model.Bytes;
import org.simpp.xmpp.upload.UploadSlot;

/**
 * A server of files over real TLS, under a certificate of its own for a name that nobody resolves.
 * It can be told to break connections in the middle.
 */
public final class UploadsOverHttps implements AutoCloseable {
  private static final String SECRET = "Basic c2VjcmV0";
  private static final String PASSWORD = "uploads";

  /** Who asked what: method and range. */
  public final List<String> requests = new CopyOnWriteArrayList<>();

  /** Headers Host and Authorization of each request. */
  public final List<String> headers = new CopyOnWriteArrayList<>();

  /** So many connections break after this many bytes. */
  public final AtomicInteger cuts = new AtomicInteger();

  public volatile int cutAfter = 100_000;

  private final ConcurrentHashMap<String, Bytes> files = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger slots = new AtomicInteger();
  private final HttpsServer server;
  private final String name;
  private final Bytes fingerprint;

  public UploadsOverHttps(Path folder, String name) throws Exception {
    this.name = name;
    KeyStore keys = keys(folder, name);
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    fingerprint = Certificates.fingerprint((X509Certificate) keys.getCertificate("uploads"));
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** SHA-256 of its certificate. */
  public Bytes fingerprint() {
    return fingerprint;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** A place for one file. */
  public UploadSlot slot() {
    URI address =
        URI.create("https://%s:%d/upload/%d".formatted(name, port(), slots.incrementAndGet()));
    return new UploadSlot(
        address, List.of(new UploadSlot.Header("Authorization", SECRET)), address);
  }

  /** What lies there, whole or in part. */
  public Map<String, Bytes> files() {
    return files;
  }

  /** Changes one byte of every file. */
  public void damage(int at) {
    files.replaceAll(
        (path, content) -> {
          byte[] bytes = content.toByteArray();
          bytes[at] ^= 1;
          return Bytes.givenAway(bytes);
        });
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Range"));
    String asked = String.valueOf(exchange.getRequestHeaders().getFirst("Range"));
    requests.add(exchange.getRequestMethod() + " " + range + " " + asked);
    headers.add(
        exchange.getRequestHeaders().getFirst("Host")
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization"));
    String path = exchange.getRequestURI().getPath();
    switch (exchange.getRequestMethod()) {
      case "HEAD" -> {
        String there = "" + files.getOrDefault(path, Bytes.empty()).length();
        exchange.getResponseHeaders().set("Upload-Offset", there);
        exchange.sendResponseHeaders(204, -1);
      }
      case "PUT" -> put(exchange, path, range);
      default -> get(exchange, path, asked);
    }
    exchange.close();
  }

  private void put(HttpExchange exchange, String path, String range) throws IOException {
    if (!SECRET.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      exchange.sendResponseHeaders(403, -1);
      return;
    }
    Bytes before = range.equals("null") ? Bytes.empty() : files.get(path);
    if (!range.equals("null") && !range.startsWith("bytes " + before.length() + "-")) {
      exchange.sendResponseHeaders(409, -1);
      return;
    }
    ByteArrayOutputStream collected = new ByteArrayOutputStream();
    boolean isCut = cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    InputStream content = exchange.getRequestBody();
    byte[] buffer = new byte[8_192];
    for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
      collected.write(buffer, 0, count);
      if (isCut && collected.size() >= cutAfter) {
        files.put(path, Bytes.concat(before, Bytes.of(collected.toByteArray())));
        throw new IOException("cut");
      }
    }
    files.put(path, Bytes.concat(before, Bytes.of(collected.toByteArray())));
    exchange.sendResponseHeaders(201, -1);
  }

  private void get(HttpExchange exchange, String path, String asked) throws IOException {
    Bytes file = files.get(path);
    if (file == null) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    int first = Integer.parseInt(asked.replaceAll("bytes=([0-9]+)-", "$1"));
    byte[] rest = Arrays.copyOfRange(file.toByteArray(), first, file.length());
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes %d-%d/%d".formatted(first, file.length() - 1, file.length()));
    exchange.sendResponseHeaders(206, rest.length);
    boolean isCut = cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    OutputStream target = exchange.getResponseBody();
    if (isCut && rest.length > cutAfter) {
      target.write(rest, 0, cutAfter);
      target.flush();
      throw new IOException("cut");
    }
    target.write(rest);
  }

  private static KeyStore keys(Path folder, String name) throws Exception {
    Path file = folder.resolve("uploads.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "uploads",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + name,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes());
    if (keytool.waitFor() != 0) {
      throw new IOException(said);
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
