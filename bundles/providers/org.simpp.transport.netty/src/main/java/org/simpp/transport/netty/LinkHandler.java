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
import java.util.Optional;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.BindException;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.LoginRequest;
import org.simpp.transport.LoginResult;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.SaslServerMechanism;
import org.simpp.transport.StreamCondition;
import org.simpp.transport.TransportException;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.negotiation.Negotiation;
import org.simpp.xmpp.negotiation.Outlet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection on its event loop: gives its bytes to the {@link Negotiation} and does what that
 * wants done.
 */
final class LinkHandler extends ChannelInboundHandlerAdapter implements Outlet {
  private static final Logger LOG = LoggerFactory.getLogger(LinkHandler.class);

  private final Channel channel;
  private final Entrance entrance;
  private final Outbox outbox;
  private final NettyLink link;
  private final Negotiation negotiation;
  private final Deadlines deadlines;
  private final Answers answers;
  private boolean isBound;

  LinkHandler(Channel channel, Entrance entrance) {
    this.channel = channel;
    this.entrance = entrance;
    outbox =
        new Outbox(channel, entrance.packing(), entrance.limits().queuedBytes(), this::overflowed);
    link = new NettyLink(channel.eventLoop(), outbox, entrance);
    negotiation = entrance.negotiation(this);
    link.negotiatedBy(negotiation);
    deadlines = new Deadlines(channel.eventLoop(), negotiation);
    answers = new Answers(channel.eventLoop(), this::takeInputOrNot, this::fault);
  }

  NettyLink link() {
    return link;
  }

  /** Begins where the connection and its TLS are there already. */
  void begin(LinkSecurity security) {
    deadlines.loginWithin(entrance.limits().login());
    secured(security);
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    deadlines.loginWithin(entrance.limits().login());
    context.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      if (message instanceof ByteBuf bytes) {
        deadlines.heard();
        negotiation.receive(bytes.nioBuffer());
        takeInputOrNot();
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
      secured(entrance.tls().security(tls.engine().getSession()));
    }
    context.fireUserEventTriggered(event);
  }

  private void secured(LinkSecurity security) {
    link.secured(security);
    negotiation.secured(security);
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
    deadlines.cancel();
    negotiation.lost();
    outbox.clear();
    link.open();
    left(
        new TransportException(
            TransportException.Reason.LOST, "the connection ended without </stream:stream>"));
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException
        || cause instanceof PrematureChannelClosureException
        || cause.getCause() instanceof SSLException) {
      LOG.debug("{}: {}", link, cause.toString());
      Farewell.hardEnd(channel);
    } else if (cause instanceof TooLongFrameException) {
      negotiation.fail(StreamCondition.POLICY_VIOLATION, "a message is larger than is allowed");
    } else if (cause instanceof DecoderException) {
      negotiation.fail(StreamCondition.BAD_FORMAT, "this is no message of a WebSocket");
    } else {
      fault(cause);
    }
  }

  @Override
  public void send(Bytes xml) {
    outbox.offer(xml);
  }

  @Override
  public void startTls() {
    outbox.drain();
    channel.pipeline().addFirst(entrance.tlsHandler(channel));
  }

  @Override
  public void begin(SaslServerMechanism mechanism, Bytes initialResponse) {
    answers.give(mechanism.begin(initialResponse), this::saslOutcome);
  }

  @Override
  public void respond(SaslServerMechanism mechanism, Bytes response) {
    answers.give(mechanism.respond(response), this::saslOutcome);
  }

  @Override
  public void loggedIn(SaslOutcome.Success proof, LoginRequest request) {
    answers.give(
        entrance.receiver().loggedIn(link, proof, request),
        (result, failure) -> {
          if (result == null) {
            negotiation.loginRefused(condition(failure));
          } else {
            loggedIn(proof, result);
          }
        });
  }

  @Override
  public boolean mayLogIn() {
    return entrance.mayLogIn();
  }

  @Override
  public void loginFailed() {
    entrance.loginFailed();
  }

  @Override
  public void ask(Stanza iq) {
    answers.give(
        entrance.receiver().beforeLogin(link, iq),
        (answer, failure) -> {
          if (failure != null) {
            fault(failure);
          } else {
            negotiation.answered(answer);
          }
        });
  }

  @Override
  public void bind(Jid account, String requested, SaslOutcome.Success proof) {
    answers.give(entrance.receiver().bind(link, account, requested, proof), this::resource);
  }

  @Override
  public void resume(Jid account, Bytes xml, SaslOutcome.Success proof) {
    answers.give(
        entrance.receiver().resume(link, account, xml, proof),
        (address, failure) -> {
          if (address == null) {
            fault(failure == null ? new IllegalStateException("nothing was answered") : failure);
          } else {
            resumed(proof, address);
          }
        });
  }

  @Override
  public void established(Jid address) {
    isBound = true;
    link.open();
    MessageMeter meter = channel.pipeline().get(MessageMeter.class);
    if (meter != null) {
      meter.hasLoggedIn();
    }
    deadlines.idleAtMost(entrance.limits().idle());
    LOG.debug("{} is {}", link, address);
  }

  @Override
  public void deliver(Stanza stanza) {
    if (entrance.tap() != StanzaTap.NONE) {
      entrance.tap().inbound(link.peer(), StanzaCodec.encode(stanza));
    }
    entrance.counts().received(stanza.kind());
    entrance.receiver().received(link, stanza);
  }

  @Override
  public void deliverElement(Bytes xml) {
    entrance.tap().inbound(link.peer(), xml);
    entrance.receiver().receivedElement(link, xml);
  }

  @Override
  public void end(List<Bytes> lastWords, TransportException cause) {
    LOG.debug("{} ends: {}", link, cause.getMessage());
    deadlines.cancel();
    Farewell.say(channel, outbox, lastWords);
    left(cause);
  }

  private void saslOutcome(@Nullable SaslOutcome outcome, @Nullable Throwable failure) {
    if (outcome != null) {
      negotiation.saslOutcome(outcome);
    } else {
      LOG.error("{}: a SASL mechanism did not answer", link, failure);
      SaslException cause =
          new SaslException(SaslException.Condition.TEMPORARY_AUTH_FAILURE, "no answer");
      negotiation.saslOutcome(new SaslOutcome.Failure(cause));
    }
  }

  private void loggedIn(SaslOutcome.Success proof, LoginResult result) {
    boolean hasSession = !result.address().isBare();
    if (!hasSession && negotiation.isEnded()) {
      proof.sessionSecret().close();
    } else if (!hasSession || takes(result.address(), TransportException.Reason.LOST)) {
      negotiation.loggedIn(result);
    }
  }

  private void resource(@Nullable Jid address, @Nullable Throwable failure) {
    if (address == null) {
      negotiation.bindRefused(condition(failure));
    } else if (takes(address, TransportException.Reason.CLOSED)) {
      negotiation.bound(address);
    }
  }

  private void resumed(SaslOutcome.Success proof, Optional<Jid> address) {
    if (address.isEmpty() && negotiation.isEnded()) {
      proof.sessionSecret().close();
    } else if (address.isEmpty()) {
      negotiation.notResumed();
    } else if (takes(address.get(), TransportException.Reason.LOST)) {
      negotiation.resumed(address.get());
    }
  }

  /** An address that is given after the connection has ended is given back at once. */
  private boolean takes(Jid address, TransportException.Reason otherwise) {
    link.boundTo(address);
    boolean takes = !negotiation.isEnded();
    if (!takes) {
      isBound = true;
      left(new TransportException(otherwise, "the connection ended before it had its address"));
    }
    return takes;
  }

  private BindException.Condition condition(@Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof BindException refused) {
      return refused.condition();
    }
    LOG.error("{}: no resource could be bound", link, failure);
    return BindException.Condition.RESOURCE_CONSTRAINT;
  }

  private void fault(Throwable cause) {
    LOG.error("{}: its stream is ended because of a fault on this side", link, cause);
    negotiation.fail(StreamCondition.INTERNAL_SERVER_ERROR, "a fault on this side");
  }

  private void takeInputOrNot() {
    boolean takes = !negotiation.isWaiting();
    if (channel.config().isAutoRead() != takes) {
      channel.config().setAutoRead(takes);
    }
  }

  private void overflowed() {
    outbox.clear();
    negotiation.fail(StreamCondition.RESOURCE_CONSTRAINT, "too much waits to be read");
  }

  private void left(TransportException cause) {
    if (isBound) {
      isBound = false;
      entrance.receiver().closed(link, cause);
    }
  }
}
