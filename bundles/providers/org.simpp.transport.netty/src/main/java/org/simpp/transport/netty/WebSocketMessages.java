package org.simpp.transport.netty;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/** Gives the link the bytes of each text message, and answers what is the WebSocket's own. */
final class WebSocketMessages extends SimpleChannelInboundHandler<WebSocketFrame> {
  @Override
  protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
    if (frame instanceof TextWebSocketFrame text) {
      context.pipeline().get(MessageMeter.class).messageEnds();
      context.fireChannelRead(text.content().retain());
    } else if (frame instanceof PingWebSocketFrame ping) {
      context.pipeline().get(MessageMeter.class).messageEnds();
      context
          .writeAndFlush(new PongWebSocketFrame(ping.content().retain()))
          .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    } else if (frame instanceof CloseWebSocketFrame) {
      end(context, WebSocketCloseStatus.NORMAL_CLOSURE);
    } else if (!(frame instanceof PongWebSocketFrame)) {
      // the messages of XMPP are text (RFC 7395, section 3.2)
      end(context, WebSocketCloseStatus.INVALID_MESSAGE_TYPE);
    }
  }

  private static void end(ChannelHandlerContext context, WebSocketCloseStatus status) {
    context.writeAndFlush(new CloseWebSocketFrame(status)).addListener(ChannelFutureListener.CLOSE);
  }
}
