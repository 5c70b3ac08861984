package org.simpp.transport.netty;

import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.concurrent.TimeUnit;

/** What stands between TLS and {@link HttpDoor}: HTTP/1.1, bounded. */
final class HttpPipeline {
  private static final int LINE_BYTES = 2_048;
  private static final int HEADER_BYTES = 8_192;
  private static final int BODY_BYTES = 1_024;

  private HttpPipeline() {}

  static void begin(
      SocketChannel channel, Entrance entrance, HttpDoor.Web web, WebSocketUpgrade upgrade) {
    HttpDecoderConfig bounds =
        new HttpDecoderConfig()
            .setMaxInitialLineLength(LINE_BYTES)
            .setMaxHeaderSize(HEADER_BYTES)
            .setMaxChunkSize(HEADER_BYTES);
    ChannelPipeline pipeline = channel.pipeline();
    long patience = entrance.limits().login().toSeconds();
    pipeline.addLast(new IdleStateHandler(patience, 0, 0, TimeUnit.SECONDS));
    pipeline.addLast(new HttpServerCodec(bounds));
    pipeline.addLast(new HttpObjectAggregator(BODY_BYTES));
    pipeline.addLast(new HttpDoor(entrance, web, upgrade));
  }
}
