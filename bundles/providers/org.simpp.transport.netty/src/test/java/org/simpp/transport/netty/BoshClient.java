package org.simpp.transport.netty;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The JDK's own HTTP, which sends the requests that a test wants. */
final class BoshClient {
  private static final int PATIENCE_SECONDS = 20;
  private static final Pattern SID = Pattern.compile("sid='([0-9a-f]{32})'");

  private final HttpClient http = WebClient.http();
  private final URI address;
  private String sid = "";
  long rid = 1000;

  private BoshClient(int port) throws Exception {
    address = URI.create("https://localhost:" + port + "/http-bind");
  }

  static BoshClient to(int port) throws Exception {
    return new BoshClient(port);
  }

  /** With a session that holds one request. */
  static BoshClient begun(int port) throws Exception {
    BoshClient client = to(port);
    client.begin(" wait='2' hold='1'");
    return client;
  }

  /** With the resource "desk". */
  static BoshClient bound(int port) throws Exception {
    BoshClient client = begun(port);
    client.say("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='TOKEN'>c2VjcmV0</auth>");
    client.restart();
    client.say(
        "<iq xmlns='jabber:client' type='set' id='b'>"
            + "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>desk</resource></bind>"
            + "</iq>");
    return client;
  }

  /** The first request; its answer. */
  String begin(String attributes) throws Exception {
    String answer =
        post(
            "<body xmlns='http://jabber.org/protocol/httpbind' rid='"
                + rid
                + "' to='simpp.example' ver='1.6' xml:lang='en' xmpp:version='1.0'"
                + " xmlns:xmpp='urn:xmpp:xbosh'"
                + attributes
                + "/>");
    Matcher matcher = SID.matcher(answer);
    if (matcher.find()) {
      sid = matcher.group(1);
    }
    return answer;
  }

  String restart() throws Exception {
    return await(next(" xmpp:restart='true' xmlns:xmpp='urn:xmpp:xbosh'", ""));
  }

  /** The next request; its answer. */
  String say(String payload) throws Exception {
    return await(next("", payload));
  }

  /** The next request, whose answer comes later. */
  CompletableFuture<String> next(String attributes, String payload) {
    rid++;
    return request(rid, attributes, payload);
  }

  /** A request of that number. */
  CompletableFuture<String> request(long number, String attributes, String payload) {
    return send("<body xmlns='http://jabber.org/protocol/httpbind' sid='"
            + sid
            + "' rid='"
            + number
            + "'"
            + attributes
            + ">"
            + payload
            + "</body>")
        .thenApply(HttpResponse::body)
        .thenApply(BoshClient::quoted);
  }

  /** The body of the next request. */
  String body(String payload) {
    return body(rid + 1, "", payload);
  }

  private String body(long number, String attributes, String payload) {
    return "<body xmlns='http://jabber.org/protocol/httpbind' sid='"
        + sid
        + "' rid='"
        + number
        + "'"
        + attributes
        + ">"
        + payload
        + "</body>";
  }

  String post(String body) throws Exception {
    return quoted(await(send(body)).body());
  }

  CompletableFuture<HttpResponse<String>> send(String body) {
    return ask("POST", body);
  }

  /** Any request, with headers in turn. */
  CompletableFuture<HttpResponse<String>> ask(String method, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "text/xml; charset=utf-8")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  static <T> T await(CompletableFuture<T> answer) throws Exception {
    return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static String quoted(String xml) {
    return xml.replace('"', '\'');
  }
}
