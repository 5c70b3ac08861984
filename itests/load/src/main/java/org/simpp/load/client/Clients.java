package org.simpp.load.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import org.simpp.load.client.Target.Security;

/**
 * All clients of one run, on one event loop: epoll and BoringSSL where they are there, the JDK's
 * own otherwise. The server's certificate is not verified, since a load carries nothing that is
 * secret.
 */
public final class Clients implements AutoCloseable {
  private static final int CONNECT_MILLIS = 30_000;
  private static final int HANDSHAKE_MILLIS = 60_000;
  private static final int LOGINS_AT_ONCE = 20;

  /** Logins that take longer than this, and a second each, do not come to an end. */
  private static final int FIRST_SECONDS = 30;

  private final Target target;
  private final Credentials credentials;
  private final boolean isResumable;
  private final ScramKeys keys;
  private final Simpp2007Users users;
  private final SslContext tls;
  private final Bootstrap bootstrap;
  private final EventLoop loop;
  private final Set<Channel> unflushed = new HashSet<>();

  /**
   * @param isResumable whether the sessions ask for stream management with resumption (XEP-0198)
   */
  public Clients(Target target, Credentials credentials, boolean isResumable) throws IOException {
    this.target = target;
    this.credentials = credentials;
    this.isResumable = isResumable;
    keys = new ScramKeys(credentials.password());
    users = new Simpp2007Users(credentials.serverKey(), credentials.password());
    tls =
        SslContextBuilder.forClient()
            .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK)
            .protocols("TLSv1.3", "TLSv1.2")
            .trustManager(InsecureTrustManagerFactory.INSTANCE)
            .endpointIdentificationAlgorithm(null)
            .build();
    boolean epoll = Epoll.isAvailable();
    loop =
        new MultiThreadIoEventLoopGroup(
                1, epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory())
            .next();
    bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(epoll ? EpollSocketChannel.class : NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
            .remoteAddress(target.host(), target.port());
  }

  /** The loop on which all sessions live. */
  public EventLoop loop() {
    return loop;
  }

  /** Does {@code task} on the loop, sends what it wrote, and waits for its result. */
  public <T> T onLoop(Callable<T> task) throws InterruptedException {
    try {
      return loop.submit(
              () -> {
                T result = task.call();
                flush();
                return result;
              })
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Does {@code task} on the loop and sends what it wrote. */
  public void execute(Runnable task) {
    loop.execute(
        () -> {
          task.run();
          flush();
        });
  }

  /** A session that begins to log in; on the loop alone. */
  public Session connect(String user) {
    return connect(user, credentials.withoutRegistration());
  }

  /** As {@link #connect}, and makes the account first where that is asked for. */
  public Session register(String user) {
    return connect(user, credentials);
  }

  private Session connect(String user, Credentials by) {
    Session session = new Session(this, target, by, user);
    Bootstrap one =
        bootstrap
            .clone()
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    if (target.security() == Security.DIRECT_TLS) {
                      channel.pipeline().addLast(tls(channel.alloc()));
                    }
                    channel.pipeline().addLast(session);
                  }
                });
    var unused =
        one.connect()
            .addListener(
                (ChannelFutureListener)
                    connected -> {
                      if (!connected.isSuccess()) {
                        session.fail(
                            new LoginFailure(
                                "no connection to %s:%d: %s"
                                    .formatted(
                                        target.host(),
                                        target.port(),
                                        connected.cause().getMessage()),
                                connected.cause()));
                      }
                    });
    return session;
  }

  /**
   * Logs all in, some at a time, and waits; makes the accounts first where that is asked for.
   *
   * @throws LoginFailure if one cannot log in
   */
  public List<Session> logIn(List<String> users) throws LoginFailure, InterruptedException {
    Crowd crowd = new Crowd(users.iterator());
    onLoop(crowd::begin);
    try {
      return crowd.all.get(FIRST_SECONDS + users.size(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new LoginFailure(
          "%d sessions did not log in within %d s"
              .formatted(users.size(), FIRST_SECONDS + users.size()),
          e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LoginFailure failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Sessions that log in one after the other, each in the place of one that has. */
  private final class Crowd {
    private final Iterator<String> users;
    private final List<Session> sessions = new ArrayList<>();
    private final CompletableFuture<List<Session>> all = new CompletableFuture<>();
    private int pending;

    Crowd(Iterator<String> users) {
      this.users = users;
    }

    int begin() {
      for (int i = 0; i < LOGINS_AT_ONCE; i++) {
        next();
      }
      return pending;
    }

    void next() {
      if (all.isCompletedExceptionally()) {
        return;
      }
      if (!users.hasNext()) {
        if (pending == 0) {
          all.complete(List.copyOf(sessions));
        }
        return;
      }
      pending++;
      Session session = connect(users.next(), credentials);
      sessions.add(session);
      var unused = session.loggedIn().whenComplete(this::settle);
    }

    private void settle(Session session, Throwable failure) {
      pending--;
      if (failure != null) {
        all.completeExceptionally(failure);
      } else {
        next();
      }
    }
  }

  boolean isResumable() {
    return isResumable;
  }

  ScramKeys keys() {
    return keys;
  }

  Simpp2007Users users() {
    return users;
  }

  /** A handler for one connection; each does a whole handshake, never a resumed one. */
  SslHandler tls(ByteBufAllocator allocator) {
    SslHandler handler = tls.newHandler(allocator);
    handler.setHandshakeTimeoutMillis(HANDSHAKE_MILLIS);
    SSLParameters parameters = handler.engine().getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(target.domain())));
    handler.engine().setSSLParameters(parameters);
    return handler;
  }

  void flushLater(Channel channel) {
    unflushed.add(channel);
  }

  /** Sends what has been written since the last time. */
  void flush() {
    if (!unflushed.isEmpty()) {
      List<Channel> now = List.copyOf(unflushed);
      unflushed.clear();
      now.forEach(Channel::flush);
    }
  }

  @Override
  public void close() {
    var unused = loop.parent().shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
