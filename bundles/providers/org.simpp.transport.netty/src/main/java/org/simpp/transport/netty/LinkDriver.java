package org.simpp.transport.netty;

import io.netty.channel.EventLoop;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
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
 * Between the {@link Negotiation} of one link and the receiver, whatever carries the link; on its
 * event loop.
 */
final class LinkDriver implements Outlet {
  private static final Logger LOG = LoggerFactory.getLogger(LinkDriver.class);

  private final Carrier carrier;
  private final Entrance entrance;
  private final NettyLink link;
  private final Negotiation negotiation;
  private final Deadlines deadlines;
  private final Answers answers;
  private boolean isBound;

  LinkDriver(
      EventLoop loop,
      Carrier carrier,
      Entrance entrance,
      Function<Outlet, Negotiation> negotiating) {
    this.carrier = carrier;
    this.entrance = entrance;
    link = new NettyLink(loop, carrier, entrance);
    negotiation = negotiating.apply(this);
    link.negotiatedBy(negotiation);
    deadlines = new Deadlines(loop, negotiation);
    answers = new Answers(loop, this::takeInputOrNot, this::fault);
  }

  NettyLink link() {
    return link;
  }

  Negotiation negotiation() {
    return negotiation;
  }

  /** The connection is there: from now on its login has its time. */
  void begins() {
    deadlines.loginWithin(entrance.limits().login());
  }

  void secured(LinkSecurity security) {
    link.secured(security);
    negotiation.secured(security);
  }

  /** Something has come. */
  void receive(ByteBuffer bytes) {
    deadlines.heard();
    negotiation.receive(bytes);
    takeInputOrNot();
  }

  /** Nothing comes any more. */
  void lost(TransportException cause) {
    deadlines.cancel();
    negotiation.lost();
    link.open();
    left(cause);
  }

  @Override
  public void send(Bytes xml) {
    var unused = carrier.offer(xml);
  }

  @Override
  public void startTls() {
    carrier.startTls();
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
    carrier.established();
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
    carrier.end(lastWords);
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

  /** Ends the stream because of something that should not have happened. */
  void fault(Throwable cause) {
    LOG.error("{}: its stream is ended because of a fault on this side", link, cause);
    negotiation.fail(StreamCondition.INTERNAL_SERVER_ERROR, "a fault on this side");
  }

  private void takeInputOrNot() {
    carrier.takesInput(!negotiation.isWaiting());
  }

  private void left(TransportException cause) {
    if (isBound) {
      isBound = false;
      entrance.receiver().closed(link, cause);
    }
  }
}
