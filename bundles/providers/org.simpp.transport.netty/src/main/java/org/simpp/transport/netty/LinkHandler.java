package org.simpp.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLException;
import org.simpp.model.Bytes;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.StreamCondition;
import org.simpp.transport.TransportException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection that carries one link, over TCP or as a WebSocket; on its event loop. */
final class LinkHandler extends ChannelInboundHandlerAdapter implements Carrier {
  private static final Logger LOG = LoggerFactory.getLogger(LinkHandler.class);

  private final Channel channel;
  private final Entrance entrance;
  private final Outbox outbox;
  private final LinkDriver driver;

  LinkHandler(Channel channel, Entrance entrance) {
    this.channel = channel;
    this.entrance = entrance;
    outbox =
        new Outbox(channel, entrance.packing(), entrance.limits().queuedBytes(), this::overflowed);
    driver = new LinkDriver(channel.eventLoop(), this, entrance, entrance::negotiation);
  }

  NettyLink link() {
    return driver.link();
  }

  /** Begins where the connection and its TLS are there already. */
  void begin(LinkSecurity security) {
    driver.begins();
    driver.secured(security);
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    driver.begins();
    context.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      if (message instanceof ByteBuf bytes) {
        driver.receive(bytes.nioBuffer());
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
      SslHandler tls = context.pipeline().get(SslHandler.class);
      acknowledgeNow();
      driver.secured(entrance.tls().security(tls.engine().getSession()));
    }
    context.fireUserEventTriggered(event);
  }

  /**
   * A client that leaves Nagle's algorithm on sends its stream header only when TLS's last message
   * is acknowledged: a delayed acknowledgement would cost each login 40 ms.
   */
  private void acknowledgeNow() {
    if (channel instanceof EpollSocketChannel socket) {
      socket.config().setTcpQuickAck(true);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (channel.isWritable()) {
      outbox.drain();
    }
    context.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    outbox.clear();
    driver.lost(
        new TransportException(
            TransportException.Reason.LOST, "the connection ended without </stream:stream>"));
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException
        || cause instanceof PrematureChannelClosureException
        || cause.getCause() instanceof SSLException) {
      LOG.debug("{}: {}", link(), cause.toString());
      Farewell.hardEnd(channel);
    } else if (cause instanceof TooLongFrameException) {
      driver
          .negotiation()
          .fail(StreamCondition.POLICY_VIOLATION, "a message is larger than is allowed");
    } else if (cause instanceof DecoderException) {
      driver.negotiation().fail(StreamCondition.BAD_FORMAT, "this is no message of a WebSocket");
    } else {
      driver.fault(cause);
    }
  }

  @Override
  public CompletionStage<Void> offer(Bytes xml) {
    return outbox.offer(xml);
  }

  @Override
  public void startTls() {
    outbox.drain();
    channel.pipeline().addFirst(entrance.tlsHandler(channel));
  }

  @Override
  public void established() {
    MessageMeter meter = channel.pipeline().get(MessageMeter.class);
    if (meter != null) {
      meter.hasLoggedIn();
    }
  }

  @Override
  public void takesInput(boolean takes) {
    if (channel.config().isAutoRead() != takes) {
      channel.config().setAutoRead(takes);
    }
  }

  @Override
  public void end(List<Bytes> lastWords) {
    Farewell.say(channel, outbox, lastWords);
  }

  private void overflowed() {
    outbox.clear();
    driver.negotiation().fail(StreamCondition.RESOURCE_CONSTRAINT, "too much waits to be read");
  }
}
