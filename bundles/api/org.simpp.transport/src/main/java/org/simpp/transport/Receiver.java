package org.simpp.transport;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;

/**
 * What the receiving side asks and tells, on the event loop of the link: every method returns at
 * once, and work that waits is done elsewhere. Calls for one link come one at a time and in order.
 */
@ConsumerType
public interface Receiver {
  /** The domain that is served; a stream to another one ends with {@code host-unknown}. */
  String domain();

  /** The SASL mechanisms for this link, the strongest first. */
  List<SaslServerMechanism> mechanisms(LinkSecurity security);

  /**
   * What may be asked for together with a login, each one element as XML (XEP-0388, section 2.1).
   */
  List<Bytes> inlineFeatures(LinkSecurity security);

  /**
   * A mechanism that stands in no list and that {@code request} gives a right to (XEP-0484, section
   * 3.4: a token).
   */
  Optional<SaslServerMechanism> mechanism(LinkSecurity security, LoginRequest request);

  /**
   * Further stream features for the link, each one element as XML.
   *
   * @param authenticated whether SASL has succeeded
   */
  List<Bytes> features(boolean authenticated);

  /**
   * An IQ that came before authentication (registration). Any other stanza then ends the stream
   * with {@code not-authorized} (RFC 6120, section 6.3.1) and does not come here.
   *
   * @return completes with the answer; empty to end the stream with {@code not-authorized}
   */
  CompletionStage<Optional<Stanza>> beforeLogin(Link link, Stanza iq);

  /**
   * SASL has succeeded, and the client has asked for more at once (XEP-0388, section 2.6.1). What
   * is sent over the link meanwhile waits until the client knows of its success.
   *
   * @param proof its secret is used up where a session begins or goes on, and only then
   * @return completes with what came of it; exceptionally with a {@link BindException} where a
   *     session was to begin and cannot
   */
  CompletionStage<LoginResult> loggedIn(Link link, SaslOutcome.Success proof, LoginRequest request);

  /**
   * Gives the authenticated account a resource (RFC 6120, section 7.6).
   *
   * @param account the bare address that SASL proved
   * @param requested the resource that the client wants; "" for none
   * @return completes with the full address, or exceptionally with a {@link BindException}
   */
  CompletionStage<Jid> bind(Link link, Jid account, String requested, SaslOutcome.Success proof);

  /**
   * An element between login and binding, as it came, with which the client may go on with an
   * earlier session (XEP-0198, section 5). The receiver answers it itself, over the link.
   *
   * @param account the bare address that SASL proved
   * @param proof its secret is used up where the session goes on, and only then
   * @return completes with the full address that the link has from then on; empty where no session
   *     goes on, and the client may bind
   */
  CompletionStage<Optional<Jid>> resume(
      Link link, Jid account, Bytes xml, SaslOutcome.Success proof);

  /** What is served over HTTP beside links; empty for nothing. Asked for each connection. */
  default Optional<WebService> web() {
    return Optional.empty();
  }

  /** A stanza of the bound session, as it came; the link has checked no address in it. */
  void received(Link link, Stanza stanza);

  /** Another first-level element of a bound session. */
  void receivedElement(Link link, Bytes xml);

  /**
   * The link is closed; the last call for it, and only for a link with a bound resource.
   *
   * @param cause why
   */
  void closed(Link link, TransportException cause);
}
