package org.simpp.transport.netty;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Tells clients where to connect over HTTP (XEP-0156, section 2; RFC 6415). */
record HostMeta(String type, String body) {
  private static final String WEB_SOCKET = "urn:xmpp:alt-connections:websocket";

  /**
   * The documents, by path.
   *
   * @param url where the paths of this server begin, {@code https://...}
   */
  static Map<String, HostMeta> at(String url) {
    String socket = url.replaceFirst("^https", "wss") + WebSocketUpgrade.PATH;
    String xrd =
        "<?xml version='1.0' encoding='utf-8'?>\n"
            + "<XRD xmlns='http://docs.oasis-open.org/ns/xri/xrd-1.0'>\n"
            + "  <Link rel='"
            + WEB_SOCKET
            + "' href='"
            + socket
            + "'/>\n"
            + "</XRD>\n";
    String jrd = "{\"links\": [{\"rel\": \"" + WEB_SOCKET + "\", \"href\": \"" + socket + "\"}]}\n";
    return Map.of(
        "/.well-known/host-meta", new HostMeta("application/xrd+xml", xrd),
        "/.well-known/host-meta.json", new HostMeta("application/jrd+json", jrd));
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
