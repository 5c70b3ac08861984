package org.simpp.load.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.simpp.load.client.Target.Security;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.xmpp.stream.StreamBounds;
import org.simpp.xmpp.stream.StreamDecoder;
import org.simpp.xmpp.stream.StreamEvent;
import org.simpp.xmpp.stream.StreamEvent.StanzaReceived;
import org.simpp.xmpp.streammanagement.StreamManagement;

/** One client's connection. It lives on its event loop and is used there alone. */
public final class Session extends SimpleChannelInboundHandler<ByteBuf> implements Login.Wire {
  /** What a session hears once it is logged in. */
  @FunctionalInterface
  public interface Listener {
    void receive(Stanza stanza);
  }

  private static final int SECONDS_TO_END = 5;

  private final Clients clients;
  private final Login login;
  private final boolean isDirectTls;
  private final StreamDecoder decoder = new StreamDecoder(StreamBounds.AFTER_LOGIN);
  private final CompletableFuture<Session> loggedIn = new CompletableFuture<>();
  private final CompletableFuture<Session> ended = new CompletableFuture<>();
  private Listener listener = stanza -> {};
  private @Nullable Channel channel;
  private @Nullable Jid address;
  private boolean awaitsTls;

  /** How many stanzas came, where they are acknowledged (XEP-0198, section 4). */
  private long handled;

  Session(Clients clients, Target target, Credentials credentials, String user) {
    super(ByteBuf.class);
    this.clients = clients;
    login = new Login(target, credentials, user, clients, this);
    isDirectTls = target.security() == Security.DIRECT_TLS;
    awaitsTls = isDirectTls;
  }

  /** Completes with this when it is logged in, or with why it is not. */
  public CompletableFuture<Session> loggedIn() {
    return loggedIn;
  }

  /** Completes when the connection is gone. */
  public CompletableFuture<Session> ended() {
    return ended;
  }

  /** The address that the server bound. */
  public Jid address() {
    Jid bound = address;
    if (bound == null) {
      throw new IllegalStateException("the session is not logged in");
    }
    return bound;
  }

  public boolean isAlive() {
    return address != null && !ended.isDone();
  }

  public void listen(Listener other) {
    listener = other;
  }

  @Override
  public void send(String xml) {
    send(Unpooled.wrappedBuffer(xml.getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes; what is written in one turn of the loop leaves together. */
  public void send(ByteBuf xml) {
    Channel open = channel;
    if (open == null) {
      xml.release();
      return;
    }
    // Allocates no promise for each message; a broken connection is noticed as ended.
    var unused = open.write(xml, open.voidPromise());
    clients.flushLater(open);
  }

  /** Ends the stream in good order; a server that does not close in time is not waited for. */
  public void end() {
    send("</stream:stream>");
    clients.flush();
    var unused = clients.loop().schedule(this::abort, SECONDS_TO_END, TimeUnit.SECONDS);
  }

  /** Closes the connection without a word. */
  public void abort() {
    Channel open = channel;
    if (open != null) {
      var unused = open.close();
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    channel = context.channel();
    if (!isDirectTls) {
      login.begin(false);
      clients.flush();
    }
  }

  @Override
  public void beginTls() {
    Channel open = channel;
    if (open != null) {
      awaitsTls = true;
      open.pipeline().addFirst(clients.tls(open.alloc()));
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake) {
      if (handshake.isSuccess()) {
        awaitsTls = false;
        login.begin(true);
        clients.flush();
      } else {
        fail(new LoginFailure("the TLS handshake failed: " + handshake.cause().getMessage()));
      }
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
    decoder.receive(bytes.nioBuffer());
    try {
      Optional<StreamEvent> event = decoder.next();
      while (event.isPresent()) {
        receive(event.orElseThrow());
        event = awaitsTls ? Optional.empty() : decoder.next();
      }
    } catch (LoginFailure failure) {
      fail(failure);
    }
  }

  private void receive(StreamEvent event) throws LoginFailure {
    if (address == null) {
      login.receive(event);
    } else if (event instanceof StanzaReceived received) {
      handled++;
      listener.receive(received.stanza());
    } else if (event instanceof StreamEvent.ElementReceived element) {
      if (element.is(StreamManagement.NAMESPACE, "enabled")) {
        handled = 0;
      } else if (element.is(StreamManagement.NAMESPACE, "r")) {
        send("<a xmlns='" + StreamManagement.NAMESPACE + "' h='" + handled + "'/>");
      }
    } else if (event instanceof StreamEvent.StreamClosed || event instanceof StreamEvent.Violated) {
      abort();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    clients.flush();
  }

  @Override
  public void restart() {
    decoder.restart();
  }

  @Override
  public void loggedIn(Jid bound) {
    address = bound;
    if (clients.isResumable()) {
      send("<enable xmlns='" + StreamManagement.NAMESPACE + "' resume='true'/>");
    }
    loggedIn.complete(this);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    loggedIn.completeExceptionally(new LoginFailure("the server closed before the login"));
    ended.complete(this);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    fail(new LoginFailure("the connection broke: " + cause, cause));
  }

  void fail(LoginFailure failure) {
    loggedIn.completeExceptionally(failure);
    Channel open = channel;
    if (open == null) {
      ended.complete(this);
    } else {
      var unused = open.close();
    }
  }
}
