package org.simpp.transport.netty;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.simpp.transport.WebRequest;

/**
 * What the head of a request says of how it is to be answered.
 *
 * @param origin of the page that asks; "" where it is none
 * @param staysOpen whether the connection is to be used again
 * @param hasContent whether content comes behind it
 * @param wantsGo whether the client waits to be told that the content may come (RFC 9110, section
 *     10.1.1)
 */
record WebHead(String origin, boolean staysOpen, boolean hasContent, boolean wantsGo) {
  /** Of no request. */
  static final WebHead NONE = new WebHead("", false, false, false);

  static WebHead of(HttpRequest request) {
    return new WebHead(
        request.headers().get(HttpHeaderNames.ORIGIN, ""),
        HttpUtil.isKeepAlive(request),
        HttpUtil.isTransferEncodingChunked(request) || HttpUtil.getContentLength(request, 0L) > 0,
        HttpUtil.is100ContinueExpected(request));
  }

  /** The request as the receiver's service gets it. */
  static WebRequest read(HttpRequest request) {
    Map<String, String> headers =
        request.headers().entries().stream()
            .collect(
                Collectors.toMap(
                    header -> header.getKey().toLowerCase(Locale.ROOT),
                    Map.Entry::getValue,
                    (one, other) -> one + ", " + other));
    return new WebRequest(
        request.method().name(), request.uri().replaceFirst("[?#].*", ""), headers);
  }

  /** An answer of that status; a page that is let in may read it. */
  static FullHttpResponse answer(int status, Map<String, String> headers, String origin) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.EMPTY_BUFFER);
    headers.forEach((name, value) -> response.headers().set(name, value));
    HttpCors.allow(response, origin);
    return response;
  }
}
