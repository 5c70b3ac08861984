package org.simpp.xmpp.negotiation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.BindException;
import org.simpp.transport.Link;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.LoginRequest;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.SaslServerMechanism;
import org.simpp.transport.StreamCondition;
import org.simpp.transport.TransportException;
import org.simpp.xmpp.IqResults;
import org.simpp.xmpp.stream.StreamBounds;

/** A negotiation with a client that is a test: what it says goes in as text and comes out so. */
final class Rehearsal implements Outlet {
  static final String HEADER =
      "<?xml version='1.0'?><stream:stream to='simpp.example' version='1.0'"
          + " xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";

  /** What the server answers to it. */
  static final String ANSWER =
      "<?xml version='1.0'?><stream:stream from='simpp.example' id='1' version='1.0' xml:lang='en'"
          + " xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";

  static final String STARTTLS = "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>";
  static final LinkSecurity SECURITY =
      new LinkSecurity(
          "TLSv1.3",
          "TLS_AES_128_GCM_SHA256",
          Map.of("tls-server-end-point", Bytes.of((byte) 1)),
          Bytes.of((byte) 2));

  private static final StreamBounds BEFORE_LOGIN = StreamBounds.BEFORE_LOGIN;
  private static final Negotiation.Terms TERMS =
      new Negotiation.Terms(
          new NegotiationBounds(BEFORE_LOGIN, StreamBounds.AFTER_LOGIN, 3), () -> "1");

  final TestReceiver receiver = new TestReceiver();
  private final Link link = new SilentLink();
  final List<String> done = new ArrayList<>();
  final Negotiation negotiation;

  /** Whether answers are held back until {@link #answerNow}. */
  boolean isSlow;

  boolean mayLogIn = true;
  @Nullable TransportException ended;
  SaslOutcome.@Nullable Success proof;
  private final StringBuilder said = new StringBuilder();
  private final List<Runnable> heldBack = new ArrayList<>();

  private Rehearsal(boolean isDirectTls) {
    negotiation =
        isDirectTls
            ? Negotiation.overTls(receiver, new StreamFraming(BEFORE_LOGIN), TERMS, this)
            : Negotiation.inClear(receiver, TERMS, this);
  }

  static Rehearsal inClear() {
    return new Rehearsal(false);
  }

  /** After STARTTLS and the features that follow. */
  static Rehearsal overTls() {
    Rehearsal rehearsal = new Rehearsal(true);
    rehearsal.negotiation.secured(SECURITY);
    rehearsal.says(HEADER);
    rehearsal.heard();
    return rehearsal;
  }

  /** After SASL and the features that follow. */
  static Rehearsal loggedIn() {
    Rehearsal rehearsal = overTls();
    rehearsal.says(auth("secret"));
    rehearsal.says(HEADER);
    rehearsal.heard();
    return rehearsal;
  }

  /** With the resource "desk". */
  static Rehearsal inSession() {
    Rehearsal rehearsal = loggedIn();
    rehearsal.says(bindRequest("desk"));
    rehearsal.heard();
    return rehearsal;
  }

  static String auth(String token) {
    return "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='TOKEN'>"
        + base64(token)
        + "</auth>";
  }

  static String bindRequest(String resource) {
    return "<iq type='set' id='b1'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>"
        + resource
        + "</resource></bind></iq>";
  }

  static String streamError(String condition) {
    return "<stream:error><" + condition + " xmlns='urn:ietf:params:xml:ns:xmpp-streams'/>";
  }

  static String saslFailure(String condition) {
    return "<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><" + condition + "/></failure>";
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  Rehearsal says(String xml) {
    negotiation.receive(ByteBuffer.wrap(xml.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  /** What the server has said since this was asked last, with one kind of quotes. */
  String heard() {
    String all = said.toString().replace('"', '\'');
    said.setLength(0);
    return all;
  }

  void answerNow() {
    List<Runnable> answers = List.copyOf(heldBack);
    heldBack.clear();
    answers.forEach(Runnable::run);
  }

  @Override
  public void send(Bytes xml) {
    said.append(xml.utf8());
  }

  @Override
  public void startTls() {
    done.add("TLS");
  }

  @Override
  public void begin(SaslServerMechanism mechanism, Bytes initialResponse) {
    done.add("begin " + initialResponse.utf8());
    outcome(mechanism.begin(initialResponse));
  }

  @Override
  public void respond(SaslServerMechanism mechanism, Bytes response) {
    done.add("respond " + response.utf8());
    outcome(mechanism.respond(response));
  }

  private void outcome(CompletionStage<SaslOutcome> stage) {
    SaslOutcome outcome = stage.toCompletableFuture().join();
    if (outcome instanceof SaslOutcome.Success success) {
      proof = success;
    }
    answer(() -> negotiation.saslOutcome(outcome));
  }

  private void answer(Runnable answer) {
    if (isSlow) {
      heldBack.add(answer);
    } else {
      answer.run();
    }
  }

  @Override
  public void loggedIn(SaslOutcome.Success login, LoginRequest request) {
    done.add("asked for " + request.elements().size() + " by " + request.client());
    var results = receiver.loggedIn(link, login, request).toCompletableFuture();
    answer(
        () -> {
          if (results.isCompletedExceptionally()) {
            negotiation.loginRefused(BindException.Condition.RESOURCE_CONSTRAINT);
          } else {
            negotiation.loggedIn(results.join());
          }
        });
  }

  @Override
  public boolean mayLogIn() {
    return mayLogIn;
  }

  @Override
  public void loginFailed() {
    done.add("failed");
  }

  @Override
  public void ask(Stanza iq) {
    done.add("ask " + iq.id().orElse(""));
    answer(
        () ->
            negotiation.answered(
                iq.hasType("get") ? Optional.of(IqResults.of(iq)) : Optional.empty()));
  }

  @Override
  public void bind(Jid account, String requested, SaslOutcome.Success success) {
    done.add("bind " + account + " " + requested);
    answer(
        () -> {
          if (requested.equals("taken")) {
            negotiation.bindRefused(BindException.Condition.CONFLICT);
          } else {
            negotiation.bound(account.withResource(requested.isEmpty() ? "given" : requested));
          }
        });
  }

  /** "earlier" goes on, "lost" does not, and anything else is not for the receiver. */
  @Override
  public void resume(Jid account, Bytes xml, SaslOutcome.Success login) {
    if (xml.utf8().contains("earlier")) {
      send(Bytes.utf8("<resumed/>"));
      answer(() -> negotiation.resumed(account.withResource("earlier")));
    } else if (xml.utf8().contains("lost")) {
      send(Bytes.utf8("<failed/>"));
      answer(negotiation::notResumed);
    } else {
      negotiation.notResumed();
      negotiation.fail(StreamCondition.NOT_AUTHORIZED, "bind first");
    }
  }

  @Override
  public void established(Jid address) {
    done.add("established " + address);
  }

  @Override
  public void deliver(Stanza stanza) {
    done.add("deliver " + stanza.id().orElse("") + " " + stanza.language().orElse("-"));
  }

  @Override
  public void deliverElement(Bytes xml) {
    done.add("element " + xml.utf8());
  }

  @Override
  public void end(List<Bytes> lastWords, TransportException cause) {
    lastWords.forEach(this::send);
    ended = cause;
  }
}
