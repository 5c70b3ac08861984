package org.simpp.transport.netty;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/**
 * Tells a browser that a page of another origin may ask, and read the answer: those pages that
 * {@code httpOrigins} has.
 */
final class HttpCors {
  private static final int DAY_SECONDS = 86_400;

  private HttpCors() {}

  /** Lets the page of {@code origin} read the answer; nothing where there is none. */
  static void allow(HttpResponse response, String origin) {
    if (!origin.isEmpty()) {
      response.headers().set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
      response.headers().set(HttpHeaderNames.VARY, "Origin");
    }
  }

  /**
   * The answer to a browser that asks before it sends the page's request.
   *
   * @param methods that it may use
   * @param headers that it may set
   */
  static FullHttpResponse permission(String origin, String methods, String headers) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.EMPTY_BUFFER);
    allow(response, origin);
    response.headers().set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, methods);
    response.headers().set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, headers);
    response.headers().set(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, DAY_SECONDS);
    return response;
  }
}
