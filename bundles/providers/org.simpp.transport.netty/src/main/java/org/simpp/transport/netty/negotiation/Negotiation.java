package org.simpp.transport.netty.negotiation;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.BindException;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.Receiver;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.SaslServerMechanism;
import org.simpp.transport.StreamCondition;
import org.simpp.transport.TransportException;
import org.simpp.transport.netty.settings.Limits;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.StanzaErrors;
import org.simpp.xmpp.stream.StreamEvent;
import org.simpp.xmpp.stream.StreamWriter;

/**
 * One connection from its first byte to its last (RFC 6120, sections 4 to 7). Not thread-safe: all
 * calls come on the connection's own thread, and the {@link Outlet}'s answers too.
 */
public final class Negotiation {
  private final Receiver receiver;
  private final Limits limits;
  private final StreamHeaders headers;
  private final Outlet outlet;
  private final Input input;
  private Stage stage;
  private boolean hasHeaderSent;
  private boolean isRunning;
  private String language = "";
  private int failedLogins;
  private @Nullable LinkSecurity security;
  private @Nullable Jid account;
  private List<SaslServerMechanism> mechanisms = List.of();

  private Negotiation(
      Receiver receiver, Limits limits, Supplier<String> streamIds, Outlet outlet, Stage first) {
    this.receiver = receiver;
    this.limits = limits;
    headers = new StreamHeaders(receiver.domain(), streamIds);
    this.outlet = outlet;
    input = new Input(limits);
    stage = first;
  }

  /**
   * A connection that begins in clear and must have STARTTLS.
   *
   * @param streamIds unguessable, each once
   */
  public static Negotiation inClear(
      Receiver receiver, Limits limits, Supplier<String> streamIds, Outlet outlet) {
    Stage first = new Stage.Opening(new ClearStage());
    return new Negotiation(receiver, limits, streamIds, outlet, first);
  }

  /** A connection that begins with TLS (XEP-0368); {@link #secured} comes first. */
  public static Negotiation overTls(
      Receiver receiver, Limits limits, Supplier<String> streamIds, Outlet outlet) {
    return new Negotiation(receiver, limits, streamIds, outlet, new Stage.Waiting.ForTls());
  }

  /** Bytes have come, over TLS if it has begun. */
  public void receive(ByteBuffer bytes) {
    if (stage instanceof Stage.Ended || stage instanceof Stage.Waiting.ForTls) {
      return;
    }
    input.add(bytes);
    proceed();
  }

  /** Whether something outside must answer before more input can be dealt with. */
  public boolean isWaiting() {
    return stage instanceof Stage.Waiting && !(stage instanceof Stage.Waiting.ForTls);
  }

  /** Whether the stream is over. */
  public boolean isEnded() {
    return stage instanceof Stage.Ended;
  }

  /** The TLS handshake has succeeded. */
  public void secured(LinkSecurity link) {
    if (stage instanceof Stage.Waiting.ForTls) {
      security = link;
      mechanisms = List.copyOf(receiver.mechanisms(link));
      restart(new Stage.Opening(new LoginStage()));
    }
  }

  /** The mechanism's next step. */
  public void saslOutcome(SaslOutcome outcome) {
    if (!(stage instanceof Stage.Waiting.ForSasl waiting)) {
      if (outcome instanceof SaslOutcome.Success late) {
        late.sessionSecret().close();
      }
      return;
    }
    if (outcome instanceof SaslOutcome.Challenge challenge) {
      outlet.send(SaslFraming.challenge(challenge.data()));
      enter(new Stage.Exchange(waiting.mechanism()));
    } else if (outcome instanceof SaslOutcome.Success success) {
      outlet.send(SaslFraming.success(success.data()));
      account = success.account();
      input.hasLoggedIn();
      restart(new Stage.Opening(new BindingStage(success)));
    } else if (outcome instanceof SaslOutcome.Failure failure) {
      loginFailed(failure.cause().condition(), new LoginStage());
    }
    proceed();
  }

  /** The answer to the IQ before login; empty to end the stream. */
  public void answered(Optional<Stanza> answer) {
    if (stage instanceof Stage.Waiting.ForAnswer) {
      enter(new LoginStage());
      answer.ifPresentOrElse(
          stanza -> outlet.send(StanzaCodec.encode(stanza)),
          () -> fail(StreamCondition.NOT_AUTHORIZED, "log in first"));
      proceed();
    }
  }

  /** The resource is bound to {@code address}. */
  public void bound(Jid address) {
    if (stage instanceof Stage.Waiting.ForResource waiting) {
      outlet.send(StanzaCodec.encode(waiting.request().granted(address)));
      enter(new Stage.Session());
      outlet.established(address);
      proceed();
    }
  }

  /** The resource cannot be bound; the client may ask for another. */
  public void bindRefused(BindException.Condition condition) {
    if (stage instanceof Stage.Waiting.ForResource waiting) {
      outlet.send(StanzaCodec.encode(waiting.request().refused(condition)));
      enter(waiting.stage());
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
    TransportException cause =
        new TransportException(
            TransportException.Reason.STREAM_ERROR, condition.elementName() + ": " + text);
    end(StreamWriter.error(condition, text), cause);
  }

  /** The connection is gone; nothing can be sent any more. */
  public void lost() {
    leave();
  }

  Outlet outlet() {
    return outlet;
  }

  Receiver receiver() {
    return receiver;
  }

  List<SaslServerMechanism> mechanisms() {
    return mechanisms;
  }

  LinkSecurity security() {
    return Objects.requireNonNull(security, "asked before TLS");
  }

  void enter(Stage next) {
    stage = next;
  }

  /** Refuses STARTTLS: the stream is closed without an error (RFC 6120, section 5.4.2.2). */
  void refuseTls(Bytes failure, String why) {
    end(failure, new TransportException(TransportException.Reason.TLS_FAILED, why));
  }

  /** Tells the client, which may try again from {@code back} until it has failed too often. */
  void loginFailed(SaslException.Condition condition, Stage back) {
    outlet.send(SaslFraming.failure(condition));
    failedLogins++;
    outlet.loginFailed();
    enter(back);
    if (failedLogins >= limits.failedLogins() || !outlet.mayLogIn()) {
      tooManyFailures();
    }
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
        Optional<StreamEvent> event = input.next();
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
      stage.stanza(this, inLanguage(received.stanza()));
    } else if (event instanceof StreamEvent.StanzaRefused refused) {
      refuse(refused);
    } else if (event instanceof StreamEvent.ElementReceived element) {
      element(element);
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
    Optional<StreamHeaders.Refusal> refusal = headers.refusal(header, account);
    if (refusal.isPresent()) {
      fail(refusal.get().condition(), refusal.get().text());
      return;
    }
    language = header.language();
    hasHeaderSent = true;
    enter(opening.next());
    Bytes features = StreamWriter.features(opening.next().features(this));
    outlet.send(Bytes.concat(headers.answer(header.from()), features));
  }

  /** The stream's language holds for a stanza that has none (RFC 6120, section 8.1.5). */
  private Stanza inLanguage(Stanza stanza) {
    return language.isEmpty() || stanza.language().isPresent()
        ? stanza
        : stanza.toBuilder().language(language).build();
  }

  private void element(StreamEvent.ElementReceived received) {
    if (stage instanceof Stage.Session) {
      outlet.deliverElement(received.xml());
      return;
    }
    try {
      stage.element(this, ElementCodec.parse(received.xml()));
    } catch (MalformedXmlException malformed) {
      fail(StreamCondition.NOT_WELL_FORMED, "an element cannot be read");
    }
  }

  /** A stanza that cannot be addressed gets its error in a session, and is too early before. */
  private void refuse(StreamEvent.StanzaRefused refused) {
    if (stage instanceof Stage.Session) {
      StanzaErrors.reply(refused.stanza(), refused.condition())
          .ifPresent(error -> outlet.send(StanzaCodec.encode(error)));
    } else {
      fail(StreamCondition.NOT_AUTHORIZED, "log in first");
    }
  }

  /** Drops what has come and not been dealt with, and says how many bytes that were. */
  int dropInput() {
    return input.restart();
  }

  /** A new stream follows on the same connection, when {@code next} lets it. */
  void restart(Stage next) {
    hasHeaderSent = false;
    dropInput();
    enter(next);
  }

  /** The last words: a header before them where none has been sent (RFC 6120, 4.9.1.2). */
  private void end(Bytes error, TransportException cause) {
    if (isEnded()) {
      return;
    }
    boolean canSpeak = !(stage instanceof Stage.Waiting.ForTls);
    Bytes open = hasHeaderSent ? Bytes.empty() : headers.answer(null);
    leave();
    outlet.end(canSpeak ? Bytes.concat(open, error, StreamWriter.footer()) : Bytes.empty(), cause);
  }

  private void leave() {
    if (stage instanceof BindingStage binding) {
      binding.proof().sessionSecret().close();
    } else if (stage instanceof Stage.Opening opening
        && opening.next() instanceof BindingStage binding) {
      binding.proof().sessionSecret().close();
    }
    enter(new Stage.Ended());
  }
}
