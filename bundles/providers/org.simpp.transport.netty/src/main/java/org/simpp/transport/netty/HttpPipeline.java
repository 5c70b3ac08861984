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

  /** Bytes of a request's content that come in one part, at most. */
  static final int CHUNK_BYTES = 8_192;

  /** As the one is called that a WebSocket has no use for. */
  static final String BODY_METER = "bodies";

  /** As the one is called that answers requests beside links; it need not be there. */
  static final String WEB = "web";

  private HttpPipeline() {}

  static void begin(
      SocketChannel channel, Entrance entrance, HttpDoor.Web web, WebSocketUpgrade upgrade) {
    HttpDecoderConfig bounds =
        new HttpDecoderConfig()
            .setMaxInitialLineLength(LINE_BYTES)
            .setMaxHeaderSize(HEADER_BYTES)
            .setMaxChunkSize(CHUNK_BYTES);
    ChannelPipeline pipeline = channel.pipeline();
    long patience = entrance.limits().login().toSeconds();
    pipeline.addLast(new IdleStateHandler(0, 0, patience, TimeUnit.SECONDS));
    pipeline.addLast(new HttpServerCodec(bounds));
    entrance
        .receiver()
        .web()
        .ifPresent(
            service -> pipeline.addLast(WEB, new WebDoor(entrance, web.settings(), service)));
    pipeline.addLast(BODY_METER, new BodyMeter(entrance.limits(), web.sessions()::isEstablished));
    pipeline.addLast(
        new HttpObjectAggregator(entrance.limits().elementBytes() + BoshSessions.ENVELOPE));
    pipeline.addLast(new HttpDoor(entrance, web, upgrade));
  }
}
