package org.simpp.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.simpp.transport.LinkSecurity;

/**
 * Makes a WebSocket of an HTTP connection, and a link of that (RFC 7395, section 3.1). There are no
 * extensions: compressed secrets beside an attacker's text would leak.
 *
 * @param arrival told of the link
 */
record WebSocketUpgrade(BiConsumer<Channel, NettyLink> arrival) {
  static final String PATH = "/xmpp-websocket";

  private static final String PROTOCOL = "xmpp";

  /** Whether the client asks for a WebSocket that carries XMPP. */
  static boolean isAskedBy(FullHttpRequest request) {
    List<String> protocols = request.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
    return request
            .headers()
            .containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
        && protocols.stream()
            .flatMap(list -> Arrays.stream(list.split(",")))
            .anyMatch(one -> one.strip().equals(PROTOCOL));
  }

  /** Answers the request, and goes on with the stream. */
  void begin(
      ChannelHandlerContext context,
      FullHttpRequest request,
      Entrance entrance,
      LinkSecurity security) {
    Channel channel = context.channel();
    WebSocketServerHandshaker handshaker = factory(entrance, request).newHandshaker(request);
    if (handshaker == null) {
      WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(channel)
          .addListener(ChannelFutureListener.CLOSE);
      return;
    }
    // nothing that comes behind the request is read before its handlers are there
    channel.config().setAutoRead(false);
    handshaker
        .handshake(channel, request)
        .addListener(
            done -> {
              if (done.isSuccess()) {
                carry(channel, entrance, security);
              } else {
                Farewell.hardEnd(channel);
              }
            });
  }

  private void carry(Channel channel, Entrance entrance, LinkSecurity security) {
    ChannelPipeline pipeline = channel.pipeline();
    LinkHandler link = new LinkHandler(channel, entrance);
    arrival.accept(channel, link.link());
    pipeline.remove(IdleStateHandler.class);
    pipeline.remove(HttpPipeline.BODY_METER);
    if (pipeline.get(HttpPipeline.WEB) != null) {
      pipeline.remove(HttpPipeline.WEB);
    }
    pipeline.addBefore("wsdecoder", "meter", new MessageMeter(entrance.limits()));
    pipeline.addLast(new WebSocketFrameAggregator(entrance.limits().elementBytes()));
    pipeline.addLast(new WebSocketMessages());
    pipeline.addLast(link);
    pipeline.remove(HttpDoor.class);
    link.begin(security);
    channel.config().setAutoRead(true);
  }

  private static WebSocketServerHandshakerFactory factory(
      Entrance entrance, FullHttpRequest request) {
    return new WebSocketServerHandshakerFactory(
        "wss://" + request.headers().get(HttpHeaderNames.HOST, "") + PATH,
        PROTOCOL,
        WebSocketDecoderConfig.newBuilder()
            .allowExtensions(false)
            .maxFramePayloadLength(entrance.limits().elementBytes())
            .closeOnProtocolViolation(true)
            .build());
  }
}
