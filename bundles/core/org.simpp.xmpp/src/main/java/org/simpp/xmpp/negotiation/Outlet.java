package org.simpp.xmpp.negotiation;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.LoginRequest;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.SaslServerMechanism;
import org.simpp.transport.TransportException;

/**
 * What a {@link Negotiation} wants done. What takes time is answered through the method named
 * there, at once or later; until then the negotiation takes no further input.
 */
@ConsumerType
public interface Outlet {
  /** Sends one element, or a stream's header, in the order of the calls. */
  void send(Bytes xml);

  /** Begins TLS, once everything sent so far is out; then {@link Negotiation#secured}. */
  void startTls();

  /** Begins SASL; then {@link Negotiation#saslOutcome}. */
  void begin(SaslServerMechanism mechanism, Bytes initialResponse);

  /** Goes on with SASL; then {@link Negotiation#saslOutcome}. */
  void respond(SaslServerMechanism mechanism, Bytes response);

  /**
   * Does what was asked for together with a login that has succeeded; then {@link
   * Negotiation#loggedIn} or {@link Negotiation#loginRefused}.
   */
  void loggedIn(SaslOutcome.Success proof, LoginRequest request);

  /** Whether logins from the peer's address are still heard. */
  boolean mayLogIn();

  /** A login has failed. */
  void loginFailed();

  /** Asks what an IQ before login gets; then {@link Negotiation#answered}. */
  void ask(Stanza iq);

  /**
   * Asks for a resource; then {@link Negotiation#bound} or {@link Negotiation#bindRefused}.
   *
   * @param requested the resource that the client wants; "" for none
   */
  void bind(Jid account, String requested, SaslOutcome.Success proof);

  /**
   * Asks for an earlier session with an element as it came, which is answered; then {@link
   * Negotiation#resumed} or {@link Negotiation#notResumed}.
   */
  void resume(Jid account, Bytes xml, SaslOutcome.Success proof);

  /** The resource is bound; stanzas of the session follow. */
  void established(Jid address);

  /** A stanza of the session. */
  void deliver(Stanza stanza);

  /** Another first-level element of the session. */
  void deliverElement(Bytes xml);

  /**
   * Closes TLS and the socket once everything sent so far and {@code lastWords} are out; the last
   * call.
   *
   * @param lastWords as for {@link #send}, in their order
   */
  void end(List<Bytes> lastWords, TransportException cause);
}
