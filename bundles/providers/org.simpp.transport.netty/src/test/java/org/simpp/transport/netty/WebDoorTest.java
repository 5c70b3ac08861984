package org.simpp.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.itests.specification.Specification;
import org.simpp.transport.netty.settings.TlsFiles;
import org.simpp.transport.netty.tls.Certificates;

/** What is served over HTTP beside links. */
class WebDoorTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir static Path folder;
  private static TlsFiles.Keystore tls;
  private final Shelf shelf = new Shelf();
  private TestAcceptor acceptor;
  private HttpClient client;

  @BeforeAll
  static void makeCertificate() throws Exception {
    tls = Certificates.usual(folder);
  }

  @BeforeEach
  void open() throws Exception {
    acceptor = new TestAcceptor(tls, "httpOrigins", "https://page.example");
    acceptor.receiver.web.set(Optional.of(shelf));
    client = WebClient.http();
  }

  @AfterEach
  void close() {
    acceptor.close();
    shelf.close();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + acceptor.http() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.BodyPublisher bytes(int length) {
    return HttpRequest.BodyPublishers.ofByteArray(new byte[length]);
  }

  @Test
  void content_goesAndComesOverOneConnection() throws Exception {
    for (int length : new int[] {0, 1, 8_192, 65_536, 1_000_003}) {
      long before = shelf.taken.get();
      assertThat(send(to("/shelf/in").PUT(bytes(length))).statusCode()).isEqualTo(201);
      assertThat(shelf.taken.get() - before).isEqualTo(length);
      HttpResponse<String> got = send(to("/shelf/" + length));
      assertThat(got.body()).hasSize(length);
      assertThat(got.headers().firstValue("X-Test")).contains("yes");
    }
    assertThat(send(to("/shelf/other")).statusCode()).isEqualTo(404);
    assertThat(send(to("/.well-known/host-meta")).body()).contains("<XRD");
    assertThat(shelf.largest.get()).isLessThanOrEqualTo(65_536);
    assertThat(acceptor.listening.traffic().connections()).isEqualTo(1);
    assertThat(shelf.broken.get()).isZero();
  }

  @Test
  @Specification("RFC 9110, section 10.1.1")
  void clientThatWaits_isToldToGoOn_orRefused() throws Exception {
    assertThat(send(to("/shelf/in").expectContinue(true).PUT(bytes(70_000))).statusCode())
        .isEqualTo(201);
    assertThat(shelf.taken.get()).isEqualTo(70_000);
    assertThat(send(to("/shelf/none").expectContinue(true).PUT(bytes(70_000))).statusCode())
        .isEqualTo(404);
    assertThat(shelf.taken.get()).isEqualTo(70_000);
  }

  @Test
  void refusedContent_isAnsweredWithoutBeingRead() throws Exception {
    HttpResponse<String> refused = send(to("/shelf/none").PUT(bytes(500_000)));
    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(refused.headers().firstValue("connection")).contains("close");
    assertThat(send(to("/shelf/3")).body()).hasSize(3);
  }

  @Test
  void fault_isAnsweredAsOne() throws Exception {
    assertThat(send(to("/shelf/fault")).statusCode()).isEqualTo(500);
  }

  @Test
  void requestsBehindEachOther_areAnsweredInOrder() throws Exception {
    try (SSLSocket socket = socket()) {
      String head = "GET /shelf/%d HTTP/1.1\r\nHost: localhost\r\n%s\r\n";
      socket
          .getOutputStream()
          .write(
              (head.formatted(5, "")
                      + "PUT /shelf/in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nabcd"
                      + head.formatted(6, "Connection: close\r\n"))
                  .getBytes(StandardCharsets.US_ASCII));
      String all =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
              .replace("\0", "0");
      assertThat(all)
          .containsSubsequence(
              "200 OK",
              "\r\n\r\n00000HTTP/1.1 201",
              "200 OK",
              "connection: close",
              "\r\n\r\n000000");
    }
  }

  @Test
  void brokenConnection_isToldToWhoTakesOrGives() throws Exception {
    try (SSLSocket socket = socket()) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "PUT /shelf/in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 300000\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      out.write(new byte[200_000]);
      out.flush();
      await().atMost(PATIENCE).until(() -> shelf.taken.get() >= 131_072);
    }
    await().atMost(PATIENCE).until(() -> shelf.broken.get() == 1);
    try (SSLSocket socket = socket()) {
      socket
          .getOutputStream()
          .write(
              "GET /shelf/900000000 HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      assertThat(in.readNBytes(100_000)).hasSize(100_000);
    }
    await().atMost(PATIENCE).until(() -> shelf.closed.get() == 1);
  }

  @Test
  void pages_areLetInByTheirOrigin() throws Exception {
    String origin = "https://page.example";
    HttpResponse<String> asked =
        send(to("/shelf/in").header("Origin", origin).method("OPTIONS", bytes(0)));
    assertThat(asked.headers().firstValue("access-control-allow-methods"))
        .contains("OPTIONS, HEAD, GET, PUT");
    assertThat(send(to("/shelf/3").header("Origin", origin)).headers().map())
        .containsEntry("access-control-allow-origin", java.util.List.of(origin));
    assertThat(send(to("/shelf/3").header("Origin", "https://other.example")).statusCode())
        .isEqualTo(403);
  }

  @Test
  void address_isTheDomainsAndThePorts() {
    assertThat(acceptor.listening.webAddress())
        .contains(URI.create("https://simpp.example:" + acceptor.http()));
  }

  private SSLSocket socket() throws Exception {
    SSLSocket socket =
        (SSLSocket)
            TrustingTls.context().getSocketFactory().createSocket("localhost", acceptor.http());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    return socket;
  }
}
