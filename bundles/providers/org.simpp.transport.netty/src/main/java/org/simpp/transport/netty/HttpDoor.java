package org.simpp.transport.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.netty.settings.HttpSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a connection to the HTTP port asks for: where to connect, a WebSocket, or an answer to one
 * of a session's requests.
 */
final class HttpDoor extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);

  private final Entrance entrance;
  private final Web web;
  private final WebSocketUpgrade upgrade;
  private @Nullable BoshExchange exchange;
  private @Nullable BoshSession session;

  /**
   * What all connections to the port share.
   *
   * @param pages what is answered to whom asks where to connect, by path
   */
  record Web(HttpSettings settings, Map<String, HostMeta> pages, BoshSessions sessions) {}

  /** What connections are told. */
  enum Event {
    /** The port is being closed: nothing new is awaited. */
    CLOSING
  }

  HttpDoor(Entrance entrance, Web web, WebSocketUpgrade upgrade) {
    this.entrance = entrance;
    this.web = web;
    this.upgrade = upgrade;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    if (isAwaited()) {
      // requests one behind the other are not answered in order (XEP-0124, section 18.1)
      Farewell.hardEnd(context.channel());
      return;
    }
    String path = request.uri().replaceFirst("[?#].*", "");
    HostMeta page = web.pages().get(path);
    if (!request.decoderResult().isSuccess()) {
      answer(context, request, empty(HttpResponseStatus.BAD_REQUEST));
    } else if (page != null) {
      answer(
          context,
          request,
          HttpMethod.GET.equals(request.method()) ? page.answer() : notAllowed("GET"));
    } else if (path.equals(WebSocketUpgrade.PATH)) {
      upgrade(context, request);
    } else if (path.equals(BoshSessions.PATH)) {
      exchange(context, request);
    } else {
      answer(context, request, empty(HttpResponseStatus.NOT_FOUND));
    }
  }

  /** Whether a request over this connection has no answer yet. */
  private boolean isAwaited() {
    return exchange != null && !exchange.isAnswered();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof IdleStateEvent || event == Event.CLOSING) {
      if (!isAwaited()) {
        Farewell.hardEnd(context.channel());
      }
    } else {
      context.fireUserEventTriggered(event);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (session != null) {
      session.connectionBroke();
    }
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException
        || cause instanceof PrematureChannelClosureException
        || cause.getCause() instanceof IOException) {
      LOG.debug("http connection of {}: {}", entrance.peerName(), cause.toString());
    } else {
      LOG.warn("http connection of {} is closed", entrance.peerName(), cause);
    }
    Farewell.hardEnd(context.channel());
  }

  private void upgrade(ChannelHandlerContext context, FullHttpRequest request) {
    if (!HttpMethod.GET.equals(request.method())) {
      answer(context, request, notAllowed("GET"));
    } else if (!web.settings().admits(request.headers().get(HttpHeaderNames.ORIGIN))) {
      answer(context, request, empty(HttpResponseStatus.FORBIDDEN));
    } else if (!WebSocketUpgrade.isAskedBy(request)) {
      answer(context, request, empty(HttpResponseStatus.BAD_REQUEST));
    } else {
      upgrade.begin(context, request, entrance, security(context));
    }
  }

  private void exchange(ChannelHandlerContext context, FullHttpRequest request) {
    String origin = request.headers().get(HttpHeaderNames.ORIGIN);
    boolean isAdmitted = web.settings().admits(origin);
    if (isAdmitted && HttpMethod.OPTIONS.equals(request.method())) {
      answer(
          context,
          request,
          HttpCors.permission(origin == null ? "" : origin, "POST, OPTIONS", "Content-Type"));
    } else if (!isAdmitted) {
      answer(context, request, empty(HttpResponseStatus.FORBIDDEN));
    } else if (!HttpMethod.POST.equals(request.method())) {
      answer(context, request, notAllowed("POST, OPTIONS"));
    } else {
      BoshExchange next =
          new BoshExchange(
              context.channel(), origin == null ? "" : origin, HttpUtil.isKeepAlive(request));
      exchange = next;
      byte[] body = new byte[request.content().readableBytes()];
      request.content().readBytes(body);
      session =
          web.sessions()
              .arrived(context.channel(), entrance, security(context), Bytes.givenAway(body), next)
              .orElse(null);
    }
  }

  private LinkSecurity security(ChannelHandlerContext context) {
    SslHandler tls = context.pipeline().get(SslHandler.class);
    return entrance.tls().security(tls.engine().getSession());
  }

  private static FullHttpResponse notAllowed(String methods) {
    FullHttpResponse response = empty(HttpResponseStatus.METHOD_NOT_ALLOWED);
    response.headers().set(HttpHeaderNames.ALLOW, methods);
    return response;
  }

  private static FullHttpResponse empty(HttpResponseStatus status) {
    return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
  }

  private static void answer(
      ChannelHandlerContext context, FullHttpRequest request, FullHttpResponse response) {
    boolean staysOpen = HttpUtil.isKeepAlive(request) && response.status().code() < 400;
    HttpUtil.setContentLength(response, response.content().readableBytes());
    HttpUtil.setKeepAlive(response, staysOpen);
    var written = context.writeAndFlush(response);
    if (!staysOpen) {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }
}
