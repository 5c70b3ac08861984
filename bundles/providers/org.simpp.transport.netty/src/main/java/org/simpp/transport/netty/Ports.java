package org.simpp.transport.netty;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.simpp.transport.TransportException;

/** Opens ports whose connections cost little memory while they are idle. */
final class Ports {
  private static final int PAGE = 8_192;

  /** Chunks of 256 KiB: the pool's usual 4 MiB an arena would dwarf some thousand connections. */
  private static final int CHUNK_ORDER = 5;

  /** Buffers that each event loop keeps at hand, by size; the usual 256 and 64 hold much memory. */
  private static final int SMALL_CACHE = 64;

  private static final int NORMAL_CACHE = 16;
  private static final int BACKLOG = 1_024;
  private static final WriteBufferWaterMark WATER_MARK =
      new WriteBufferWaterMark(32 * 1024, 64 * 1024);

  private final EventLoopGroup loops;
  private final Engine engine;
  private final ByteBufAllocator allocator;

  Ports(EventLoopGroup loops, Engine engine, int arenas) {
    this.loops = loops;
    this.engine = engine;
    allocator =
        new PooledByteBufAllocator(
            true, 1, arenas, PAGE, CHUNK_ORDER, SMALL_CACHE, NORMAL_CACHE, false);
  }

  /**
   * Opens one.
   *
   * @param key the setting that has the port's number
   * @throws TransportException if it cannot be opened
   */
  Channel open(String key, InetSocketAddress address, Consumer<SocketChannel> arrival)
      throws TransportException {
    ChannelFuture opening =
        new ServerBootstrap()
            .group(loops)
            .channelFactory(() -> engine.serverChannel().apply(family(address)))
            .option(ChannelOption.SO_REUSEADDR, true)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(ChannelOption.ALLOCATOR, allocator)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
            .childOption(
                ChannelOption.RECVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator(512, 2048, 32768))
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    arrival.accept(channel);
                  }
                })
            .bind(address)
            .awaitUninterruptibly();
    if (!opening.isSuccess()) {
      throw new TransportException(
          TransportException.Reason.UNREACHABLE,
          "the address "
              + address.getAddress().getHostAddress()
              + " and port "
              + address.getPort()
              + " cannot be opened: "
              + opening.cause().getMessage()
              + "; end the program that uses them or change bindAddress or "
              + key
              + " in etc/org.simpp.transport.netty.cfg",
          opening.cause());
    }
    return opening.channel();
  }

  /** Without it 0.0.0.0 would open every address of IPv6 as well. */
  private static SocketProtocolFamily family(InetSocketAddress address) {
    return address.getAddress() instanceof Inet4Address
        ? SocketProtocolFamily.INET
        : SocketProtocolFamily.INET6;
  }
}
