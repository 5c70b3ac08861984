package org.simpp.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.simpp.model.Bytes;
import org.simpp.transport.Listening;
import org.simpp.transport.Receiver;
import org.simpp.transport.Traffic;
import org.simpp.transport.TransportException;
import org.simpp.transport.netty.settings.AcceptorSettings;
import org.simpp.transport.netty.settings.HttpSettings;
import org.simpp.transport.netty.settings.Limits;
import org.simpp.transport.netty.settings.TlsFiles;
import org.simpp.transport.netty.tls.CertificateCheck;
import org.simpp.transport.netty.tls.IdentityFiles;
import org.simpp.transport.netty.tls.ServerIdentity;
import org.simpp.transport.netty.tls.TlsContext;
import org.simpp.transport.netty.tls.TlsRehearsal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Open ports, their event loops and their links. */
final class NettyListening implements Listening {
  private static final Logger LOG = LoggerFactory.getLogger(NettyListening.class);

  private final Receiver receiver;
  private final Engine engine;
  private final Doorkeeper doorkeeper = new Doorkeeper();
  private final Set<NettyLink> links = ConcurrentHashMap.newKeySet();
  private final BoshSessions sessions = new BoshSessions(links::add, links::remove);
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final List<Channel> doors = new ArrayList<>();
  private final List<Port> ports = new ArrayList<>();
  private final AtomicBoolean isClosed = new AtomicBoolean();
  private final EventLoopGroup loops;
  private final LoopWatch watch;
  private final StanzaCounts counts = new StanzaCounts();
  private final StanzaTap tap;
  private volatile Limits limits;
  private volatile TlsFiles files;
  private volatile HttpSettings http;
  private volatile TlsContext tls;

  /**
   * @throws TransportException if something cannot be had; nothing is open then
   */
  NettyListening(AcceptorSettings settings, Receiver receiver) throws TransportException {
    this.receiver = receiver;
    engine = Engine.of(settings);
    files = settings.tls();
    tls = TlsContext.of(IdentityFiles.read(files), engine.tls());
    limits = settings.limits();
    http = settings.http();
    tap = tap(settings);
    int threads =
        settings.ioThreads() > 0
            ? settings.ioThreads()
            : Runtime.getRuntime().availableProcessors();
    loops = new MultiThreadIoEventLoopGroup(threads, engine.ioHandlers().get());
    watch = new LoopWatch(loops);
    Ports opener = new Ports(loops, engine, threads);
    try {
      open(opener, Way.STARTTLS, "c2sPort", settings.c2s());
      open(opener, Way.DIRECT_TLS, "directTlsPort", settings.directTls());
      if (settings.http().address().isPresent()) {
        open(opener, Way.HTTP, "httpPort", settings.http().address().get());
      }
    } catch (TransportException refused) {
      close(Duration.ZERO);
      throw refused;
    }
    LOG.info(
        "listening on {} with {}, {} event loops",
        ports.stream().map(port -> port.purpose() + " " + port.address()).toList(),
        engine.description(),
        threads);
  }

  @Override
  public List<Port> ports() {
    return List.copyOf(ports);
  }

  @Override
  public Optional<URI> webAddress() {
    return ports.stream()
        .filter(port -> port.purpose().equals(Way.HTTP.purpose()))
        .findFirst()
        .map(port -> URI.create(url(http, port.address().getPort())));
  }

  @Override
  public Bytes certificateFingerprint() {
    return tls.fingerprint();
  }

  @Override
  public List<X509Certificate> certificates() {
    return tls.certificates();
  }

  @Override
  public void reloadCertificate() throws TransportException {
    ServerIdentity renewed = IdentityFiles.read(files);
    CertificateCheck.requireGood(renewed, receiver.domain(), Instant.now());
    TlsContext next = TlsContext.of(renewed, engine.tls());
    TlsRehearsal.run(next);
    tls = next;
    LOG.info("new connections get the certificate {}", renewed);
  }

  @Override
  public Traffic traffic() {
    return new Traffic(
        connections.size(), counts.received(), counts.sent(), watch.waiting(), watch.delay());
  }

  @Override
  public void close(Duration patience) {
    if (!isClosed.compareAndSet(false, true)) {
      return;
    }
    doors.forEach(door -> door.close().awaitUninterruptibly());
    links.forEach(link -> link.stop("the port is being closed"));
    connections.forEach(one -> one.pipeline().fireUserEventTriggered(HttpDoor.Event.CLOSING));
    connections.newCloseFuture().awaitUninterruptibly(patience.toMillis(), TimeUnit.MILLISECONDS);
    connections.close().awaitUninterruptibly();
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    closeTap();
  }

  boolean isClosed() {
    return isClosed.get();
  }

  /**
   * New connections take the limits and the certificate of {@code changed}; its addresses count
   * when it listens anew.
   *
   * @throws TransportException if the certificate cannot be used; everything stays as it was then
   */
  void use(AcceptorSettings changed) throws TransportException {
    tls = TlsContext.of(IdentityFiles.read(changed.tls()), engine.tls());
    files = changed.tls();
    limits = changed.limits();
    http = changed.http();
  }

  private void open(Ports opener, Way way, String key, InetSocketAddress address)
      throws TransportException {
    Channel door = opener.open(key, address, channel -> arrived(channel, way));
    doors.add(door);
    ports.add(new Port(way.purpose(), (InetSocketAddress) door.localAddress()));
  }

  /** A connection that is one too many is closed without a word: it has not cost anything yet. */
  private void arrived(SocketChannel channel, Way way) {
    Limits inForce = limits;
    InetSocketAddress peer = channel.remoteAddress();
    if (peer == null || !doorkeeper.admits(peer.getAddress(), inForce)) {
      LOG.debug("a connection of {} is one too many", peer);
      Farewell.hardEnd(channel);
      return;
    }
    Entrance entrance = new Entrance(receiver, way, peer, inForce, tls, tap, doorkeeper, counts);
    connections.add(channel);
    channel.closeFuture().addListener(closed -> doorkeeper.left(peer.getAddress()));
    if (way != Way.STARTTLS) {
      channel.pipeline().addLast(entrance.tlsHandler(channel));
    }
    if (way == Way.HTTP) {
      HttpPipeline.begin(channel, entrance, web(channel), new WebSocketUpgrade(this::carries));
    } else {
      LinkHandler handler = new LinkHandler(channel, entrance);
      carries(channel, handler.link());
      channel.pipeline().addLast(handler);
    }
  }

  private void carries(Channel channel, NettyLink link) {
    links.add(link);
    channel.closeFuture().addListener(closed -> links.remove(link));
  }

  private HttpDoor.Web web(SocketChannel channel) {
    HttpSettings settings = http;
    String url = url(settings, channel.localAddress().getPort());
    return new HttpDoor.Web(settings, HostMeta.at(url), sessions);
  }

  private String url(HttpSettings settings, int port) {
    return settings.url().isEmpty() ? "https://" + receiver.domain() + ":" + port : settings.url();
  }

  private static StanzaTap tap(AcceptorSettings settings) throws TransportException {
    if (settings.tapFile().isEmpty()) {
      return StanzaTap.NONE;
    }
    try {
      return FileTap.to(settings.tapFile().get());
    } catch (IOException unwritable) {
      throw new TransportException(
          TransportException.Reason.UNREACHABLE,
          "stanzaTapFile " + settings.tapFile().get() + " cannot be written; empty the key",
          unwritable);
    }
  }

  private void closeTap() {
    if (tap instanceof FileTap file) {
      try {
        file.close();
      } catch (IOException unwritable) {
        LOG.error("the stanza tap cannot be closed: {}", unwritable.toString());
      }
    }
  }
}
