package org.simpp.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.ssl.SslHandler;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.simpp.model.Bytes;

/**
 * The end of a connection in good order: last words, TLS's close_notify, the socket's output, and
 * then the peer's own end or a moment's patience. A socket that is closed at once while bytes of
 * the peer are unread would be reset, and the last words would be lost.
 */
final class Farewell {
  private static final long PATIENCE_SECONDS = 2;

  private Farewell() {}

  /** Begins it, on the event loop. */
  static void say(Channel channel, Outbox outbox, List<Bytes> lastWords) {
    listen(channel);
    outbox
        .close(lastWords)
        .whenComplete((written, failure) -> channel.eventLoop().execute(() -> hangUp(channel)));
  }

  /** Begins it when the last words are written, on the event loop. */
  static void say(Channel channel, ChannelFuture lastWords) {
    listen(channel);
    lastWords.addListener(written -> hangUp(channel));
  }

  /** To whatever the peer still says, for as long as it may. */
  private static void listen(Channel channel) {
    channel.config().setAutoRead(true);
    Future<?> timer =
        channel.eventLoop().schedule(() -> hardEnd(channel), PATIENCE_SECONDS, TimeUnit.SECONDS);
    channel.closeFuture().addListener(closed -> timer.cancel(false));
  }

  /** Closes the socket at once. */
  static void hardEnd(Channel channel) {
    channel.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
  }

  private static void hangUp(Channel channel) {
    if (channel.pipeline().get(WebSocketMessages.class) != null) {
      channel
          .writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE))
          .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    if (tls == null) {
      shutdownOutput(channel);
    } else {
      tls.closeOutbound().addListener(notified -> shutdownOutput(channel));
    }
  }

  private static void shutdownOutput(Channel channel) {
    if (channel.isActive() && channel instanceof DuplexChannel socket) {
      socket.shutdownOutput().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }
  }
}
