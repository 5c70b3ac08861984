package org.simpp.transport.netty;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells clients where to connect over HTTP (XEP-0156, section 2; RFC 6415). */
record HostMeta(String type, String body) {
  private static final String XRD =
      """
      <?xml version='1.0' encoding='utf-8'?>
      <XRD xmlns='http://docs.oasis-open.org/ns/xri/xrd-1.0'>
      """;
  private static final String WEB_SOCKET = "urn:xmpp:alt-connections:websocket";
  private static final String REQUESTS = "urn:xmpp:alt-connections:xbosh";

  /**
   * The documents, by path.
   *
   * @param url where the paths of this server begin, {@code https://...}
   */
  static Map<String, HostMeta> at(String url) {
    Map<String, String> links = new TreeMap<>();
    links.put(WEB_SOCKET, url.replaceFirst("^https", "wss") + WebSocketUpgrade.PATH);
    links.put(REQUESTS, url + BoshSessions.PATH);
    String xrd =
        links.entrySet().stream()
            .map(link -> "  <Link rel='" + link.getKey() + "' href='" + link.getValue() + "'/>\n")
            .collect(Collectors.joining("", XRD, "</XRD>\n"));
    String jrd =
        links.entrySet().stream()
            .map(
                link ->
                    "{\"rel\": \"" + link.getKey() + "\", \"href\": \"" + link.getValue() + "\"}")
            .collect(Collectors.joining(", ", "{\"links\": [", "]}\n"));
    return Map.of(
        "/.well-known/host-meta",
        new HostMeta("application/xrd+xml", xrd),
        "/.well-known/host-meta.json",
        new HostMeta("application/jrd+json", jrd));
  }

  /** Every page may read it (section 3). */
  FullHttpResponse answer() {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.OK,
            Unpooled.wrappedBuffer(body.getBytes(StandardCharsets.UTF_8)));
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, type + "; charset=utf-8");
    response.headers().set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    return response;
  }
}
