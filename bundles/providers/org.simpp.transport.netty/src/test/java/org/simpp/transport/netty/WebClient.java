package org.simpp.transport.netty;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The JDK's own HTTP and WebSocket, which say what a test wants. */
final class WebClient implements WebSocket.Listener {
  static final String OPEN =
      "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='simpp.example' version='1.0'/>";
  private static final int PATIENCE_SECONDS = 10;

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private final WebSocket socket;

  private WebClient(int port, String protocol, String origin)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    WebSocket.Builder builder = http().newWebSocketBuilder().subprotocols(protocol);
    if (!origin.isEmpty()) {
      builder.header("Origin", origin);
    }
    URI address = URI.create("wss://localhost:" + port + "/xmpp-websocket");
    socket = builder.buildAsync(address, this).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  static WebClient to(int port) throws Exception {
    return new WebClient(port, "xmpp", "");
  }

  static WebClient of(int port, String protocol, String origin) throws Exception {
    return new WebClient(port, protocol, origin);
  }

  /** With the resource "desk". */
  static WebClient bound(int port) throws Exception {
    WebClient client = to(port);
    client.say(OPEN).hear();
    client.hear();
    client.say("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='TOKEN'>c2VjcmV0</auth>");
    client.hear();
    client.say(OPEN).hear();
    client.hear();
    client.say(
        "<iq xmlns='jabber:client' type='set' id='b'>"
            + "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>desk</resource></bind>"
            + "</iq>");
    client.hear();
    return client;
  }

  /** What {@code GET} gets. */
  static HttpResponse<String> get(int port, String path) throws Exception {
    return http()
        .send(
            HttpRequest.newBuilder(URI.create("https://localhost:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  WebClient say(String message) throws Exception {
    socket.sendText(message, true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return this;
  }

  /** Says it in two frames. */
  WebClient sayInParts(String first, String second) throws Exception {
    socket.sendText(first, false).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    socket.sendText(second, true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return this;
  }

  WebClient sayBinary() throws Exception {
    socket.sendBinary(ByteBuffer.wrap(new byte[] {'<'}), true).get();
    return this;
  }

  WebClient ping() throws Exception {
    socket.sendPing(ByteBuffer.wrap(new byte[] {7})).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return this;
  }

  /** The next message, with one kind of quotes; a pong is "pong". */
  String hear() throws IOException, InterruptedException {
    String message = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (message == null) {
      throw new IOException("silence");
    }
    return message;
  }

  /** The status with which the server closes. */
  int awaitEnd() throws Exception {
    return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  void drop() {
    socket.abort();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      heard.add(part.toString().replace('"', '\''));
      part.setLength(0);
    }
    from.request(1);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    heard.add("pong");
    from.request(1);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closed.complete(status);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.complete(-1);
  }

  static HttpClient http() throws IOException {
    return HttpClient.newBuilder()
        .sslContext(TrustingTls.context())
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(PATIENCE_SECONDS))
        .build();
  }
}
