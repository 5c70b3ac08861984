package org.simpp.xmpp.negotiation;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.BindException;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.LoginResult;
import org.simpp.transport.Receiver;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.StreamCondition;
import org.simpp.transport.TransportException;
import org.simpp.xmpp.stream.StreamEvent;

/**
 * One connection from its first byte to its last (RFC 6120, sections 4 to 7). Not thread-safe: all
 * calls come on the connection's own thread, and the {@link Outlet}'s answers too.
 */
public final class Negotiation {
  /**
   * On what a connection is let in.
   *
   * @param bounds what it may cost
   * @param streamIds unguessable, each once
   */
  public record Terms(NegotiationBounds bounds, Supplier<String> streamIds) {
    public Terms {
      Objects.requireNonNull(bounds);
      Objects.requireNonNull(streamIds);
    }
  }

  private final Receiver receiver;
  private final Outlet outlet;
  private final Framing framing;
  private final NegotiationBounds bounds;
  private final CurrentStream stream;
  private final Login login;
  private Stage stage;
  private boolean isRunning;

  private Negotiation(Receiver receiver, Framing framing, Terms terms, Outlet outlet, Stage first) {
    this.receiver = receiver;
    this.framing = framing;
    this.outlet = outlet;
    bounds = terms.bounds();
    stream = new CurrentStream(receiver.domain(), terms.streamIds());
    login = new Login(bounds.failedLogins());
    stage = first;
  }

  /** A connection over TCP that begins in clear and must have STARTTLS. */
  public static Negotiation inClear(Receiver receiver, Terms terms, Outlet outlet) {
    Stage first = new Stage.Opening(new ClearStage());
    Framing framing = new StreamFraming(terms.bounds().beforeLogin());
    return new Negotiation(receiver, framing, terms, outlet, first);
  }

  /** A connection that begins with TLS (XEP-0368); {@link #secured} comes first. */
  public static Negotiation overTls(
      Receiver receiver, Framing framing, Terms terms, Outlet outlet) {
    return new Negotiation(receiver, framing, terms, outlet, new Waiting.ForTls());
  }

  /** Bytes have come, over TLS if it has begun. */
  public void receive(ByteBuffer bytes) {
    if (stage instanceof Stage.Ended || stage instanceof Waiting.ForTls) {
      return;
    }
    framing.receive(bytes);
    proceed();
  }

  /** Whether something outside must answer before more input can be dealt with. */
  public boolean isWaiting() {
    return stage instanceof Waiting && !(stage instanceof Waiting.ForTls);
  }

  /** Whether the stream is over. */
  public boolean isEnded() {
    return stage instanceof Stage.Ended;
  }

  /** The TLS handshake has succeeded. */
  public void secured(LinkSecurity link) {
    if (stage instanceof Waiting.ForTls waiting) {
      waiting.secured(this, link);
    }
  }

  /** The mechanism's next step. */
  public void saslOutcome(SaslOutcome outcome) {
    if (stage instanceof Waiting.ForSasl waiting) {
      waiting.outcome(this, outcome);
      proceed();
    } else if (outcome instanceof SaslOutcome.Success late) {
      late.sessionSecret().close();
    }
  }

  /** What was asked for together with the login is done. */
  public void loggedIn(LoginResult result) {
    if (stage instanceof Waiting.ForRequests waiting) {
      waiting.done(this, result);
      proceed();
    }
  }

  /** The session that was asked for together with the login cannot begin. */
  public void loginRefused(BindException.Condition condition) {
    if (stage instanceof Waiting.ForRequests) {
      fail(
          condition == BindException.Condition.RESOURCE_CONSTRAINT
              ? StreamCondition.RESOURCE_CONSTRAINT
              : StreamCondition.POLICY_VIOLATION,
          "no session can begin: " + condition.elementName());
    }
  }

  /** The answer to the IQ before login; empty to end the stream. */
  public void answered(Optional<Stanza> answer) {
    if (stage instanceof Waiting.ForAnswer waiting) {
      waiting.answered(this, answer);
      proceed();
    }
  }

  /** The resource is bound to {@code address}. */
  public void bound(Jid address) {
    if (stage instanceof Waiting.ForResource waiting) {
      waiting.bound(this, address);
      proceed();
    }
  }

  /** The resource cannot be bound; the client may ask for another. */
  public void bindRefused(BindException.Condition condition) {
    if (stage instanceof Waiting.ForResource waiting) {
      waiting.refused(this, condition);
      proceed();
    }
  }

  /** An earlier session goes on, as {@code address}. */
  public void resumed(Jid address) {
    if (stage instanceof Waiting.ForResumption waiting) {
      waiting.resumed(this, address);
      proceed();
    }
  }

  /** No earlier session goes on; the client may bind. */
  public void notResumed() {
    if (stage instanceof Waiting.ForResumption waiting) {
      waiting.refused(this);
      proceed();
    }
  }

  /** Ends the stream in good order. */
  public void close() {
    end(
        Bytes.empty(),
        new TransportException(TransportException.Reason.CLOSED, "closed by this side"));
  }

  /** Ends the stream with an error (RFC 6120, section 4.9). */
  public void fail(StreamCondition condition, String text) {
    TransportException.Reason reason =
        condition == StreamCondition.CONNECTION_TIMEOUT
            ? TransportException.Reason.TIMEOUT
            : TransportException.Reason.STREAM_ERROR;
    fail(condition, text, reason);
  }

  /**
   * Ends the stream with {@code system-shutdown} (RFC 6120, section 4.9.3.20), as its port is being
   * closed.
   */
  public void stop(String text) {
    fail(StreamCondition.SYSTEM_SHUTDOWN, text, TransportException.Reason.STOPPED);
  }

  private void fail(StreamCondition condition, String text, TransportException.Reason reason) {
    TransportException cause =
        new TransportException(reason, condition.elementName() + ": " + text);
    end(framing.error(condition, text), cause);
  }

  /** The connection is gone; nothing can be sent any more. */
  public void lost() {
    leave();
  }

  Outlet outlet() {
    return outlet;
  }

  /** Sends {@code stanza} as it stands in this stream. */
  void send(Stanza stanza) {
    outlet.send(framing.stanza(stanza));
  }

  Receiver receiver() {
    return receiver;
  }

  Login login() {
    return login;
  }

  void enter(Stage next) {
    stage = next;
  }

  /** Refuses STARTTLS: the stream is closed without an error (RFC 6120, section 5.4.2.2). */
  void refuseTls(String why) {
    end(StartTls.FAILURE, new TransportException(TransportException.Reason.TLS_FAILED, why));
  }

  /** The bounds are those of somebody who is known. */
  void loggedIn(Jid account) {
    login.succeeds(account);
    framing.bound(bounds.afterLogin());
  }

  /** Tells the client, which may try again from {@code back} until it has failed too often. */
  void loginFailed(SaslException.Condition condition, Profile profile, Stage back) {
    outlet.send(profile.failure(condition));
    outlet.loginFailed();
    enter(back);
    if (login.fails() || !outlet.mayLogIn()) {
      tooManyFailures();
    }
  }

  /** Whether the stream's header says that it is of somebody else. */
  boolean isFromAnotherThan(Jid account) {
    return stream.isFromAnotherThan(account);
  }

  /** Says what the stream offers from now on. */
  void announce(List<Bytes> features) {
    outlet.send(framing.features(features));
  }

  /** Ends the stream (RFC 6120, section 6.4.5). */
  void tooManyFailures() {
    fail(StreamCondition.POLICY_VIOLATION, "too many failed logins");
  }

  private void proceed() {
    if (isRunning) {
      return;
    }
    isRunning = true;
    try {
      while (!isWaiting() && !isEnded()) {
        Optional<StreamEvent> event = framing.next();
        if (event.isEmpty()) {
          return;
        }
        handle(event.get());
      }
    } finally {
      isRunning = false;
    }
  }

  private void handle(StreamEvent event) {
    if (event instanceof StreamEvent.StanzaReceived received) {
      stage.stanza(this, stream.inLanguage(received.stanza()));
    } else if (event instanceof StreamEvent.StanzaRefused refused) {
      stage.refused(this, refused);
    } else if (event instanceof StreamEvent.ElementReceived element) {
      stage.received(this, element);
    } else if (event instanceof StreamEvent.StreamOpened header) {
      opened(header);
    } else if (event instanceof StreamEvent.StreamClosed) {
      end(
          Bytes.empty(),
          new TransportException(TransportException.Reason.CLOSED, "closed by the peer"));
    } else if (event instanceof StreamEvent.Violated violated) {
      fail(violated.condition(), violated.text());
    }
  }

  private void opened(StreamEvent.StreamOpened header) {
    if (!(stage instanceof Stage.Opening opening)) {
      fail(StreamCondition.INVALID_XML, "the stream is open already");
      return;
    }
    Optional<StreamHeaders.Refusal> refusal = stream.open(header, login.account());
    if (refusal.isPresent()) {
      fail(refusal.get().condition(), refusal.get().text());
      return;
    }
    enter(opening.next());
    answerHeader().ifPresent(outlet::send);
    announce(opening.next().features(this));
  }

  /** Drops what has come and not been dealt with, and says how many bytes that were. */
  int dropInput() {
    return framing.restart();
  }

  /** A new stream follows on the same connection, when {@code next} lets it. */
  void restart(Stage next) {
    stream.restart();
    dropInput();
    enter(next);
  }

  /** The last words: a header before them where none has been sent (RFC 6120, section 4.9.1.2). */
  private void end(Bytes error, TransportException cause) {
    if (isEnded()) {
      return;
    }
    boolean canSpeak = !(stage instanceof Waiting.ForTls);
    List<Bytes> lastWords = new ArrayList<>();
    if (canSpeak) {
      answerHeader().ifPresent(lastWords::add);
      lastWords.add(error);
      lastWords.add(framing.footer());
      lastWords.removeIf(Bytes::isEmpty);
    }
    leave();
    outlet.end(lastWords, cause);
  }

  /** This side's header; empty where it has been sent. */
  private Optional<Bytes> answerHeader() {
    return stream.answer().map(framing::header).filter(header -> !header.isEmpty());
  }

  private void leave() {
    stage.leave();
    enter(new Stage.Ended());
  }
}
