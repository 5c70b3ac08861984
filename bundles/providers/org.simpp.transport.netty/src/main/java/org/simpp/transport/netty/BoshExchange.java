package org.simpp.transport.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import org.simpp.model.Bytes;

/**
 * One request over HTTP, and where its one answer goes (XEP-0124, section 5). Safe for use by many
 * threads.
 */
final class BoshExchange {
  private static final String TYPE = "text/xml; charset=utf-8";

  private final Channel channel;
  private final String origin;
  private final boolean isKeptAlive;
  private volatile boolean isAnswered;

  /**
   * @param origin the page's that the request came from; "" for none
   * @param isKeptAlive whether more requests may come over the connection
   */
  BoshExchange(Channel channel, String origin, boolean isKeptAlive) {
    this.channel = channel;
    this.origin = origin;
    this.isKeptAlive = isKeptAlive;
  }

  /** Whether an answer can reach the client. */
  boolean isAlive() {
    return channel.isActive();
  }

  boolean isAnswered() {
    return isAnswered;
  }

  /** As {@link #answer}, for what nobody waits for. */
  void say(Bytes body, boolean isLast) {
    answer(body, isLast).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
  }

  /** Answers the request, and closes the connection where no other follows. */
  ChannelFuture answer(Bytes body, boolean isLast) {
    isAnswered = true;
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.OK,
            Unpooled.wrappedBuffer(body.asReadOnlyBuffer()));
    boolean staysOpen = isKeptAlive && !isLast;
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, TYPE);
    response.headers().set(HttpHeaderNames.CACHE_CONTROL, "no-store");
    response.headers().set("X-Content-Type-Options", "nosniff");
    HttpCors.allow(response, origin);
    HttpUtil.setContentLength(response, body.length());
    HttpUtil.setKeepAlive(response, staysOpen);
    ChannelFuture written = channel.writeAndFlush(response);
    if (!staysOpen) {
      written.addListener(ChannelFutureListener.CLOSE);
    }
    return written;
  }
}
