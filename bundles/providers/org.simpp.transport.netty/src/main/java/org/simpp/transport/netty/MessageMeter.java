package org.simpp.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import org.simpp.transport.netty.settings.Limits;

/**
 * Holds a client that has not logged in to what one message may be then: a WebSocket's messages are
 * gathered before anyone reads them.
 */
final class MessageMeter extends ChannelInboundHandlerAdapter {
  /** Frames' own bytes, and a control frame or two between them. */
  private static final int FRAMING = 1_024;

  private final int allowed;
  private boolean isOpen;
  private int since;

  MessageMeter(Limits limits) {
    allowed = limits.elementBytesBeforeLogin() + FRAMING;
  }

  /** The client has logged in: the bounds of the WebSocket's own decoder are enough. */
  void hasLoggedIn() {
    isOpen = true;
  }

  /** A whole message has come. */
  void messageEnds() {
    since = 0;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!isOpen && message instanceof ByteBuf bytes) {
      since += bytes.readableBytes();
      if (since > allowed) {
        ReferenceCountUtil.release(message);
        Farewell.hardEnd(context.channel());
        return;
      }
    }
    context.fireChannelRead(message);
  }
}
