package org.simpp.transport.smack;

import java.util.Objects;
import java.util.UUID;
import javax.security.auth.callback.CallbackHandler;
import org.jivesoftware.smack.ConnectionConfiguration;
import org.jivesoftware.smack.SmackException.NotConnectedException;
import org.jivesoftware.smack.SmackException.SmackSaslException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.sasl.SASLMechanism;
import org.jivesoftware.smack.sasl.packet.SaslNonza;
import org.jivesoftware.smack.util.stringencoder.Base64;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.SaslClientMechanism;
import org.simpp.transport.SaslException;

/**
 * One of our SASL mechanisms in Smack's hands.
 *
 * <p>Smack chooses from a static list by name. There stands one prototype under a name that no
 * server offers; a stream that logs in shows Smack that name alone, and the prototype hands over
 * the mechanism that the stream has chosen.
 */
final class PluggedMechanism extends SASLMechanism {
  /**
   * The prototype's name in Smack's list. That list outlives this bundle, and may hold the
   * prototype of another version of it, whose streams are not ours.
   */
  static final String SLOT = "X-SIMPP-" + UUID.randomUUID();

  private final @Nullable SaslClientMechanism mechanism;
  private final @Nullable LinkSecurity security;
  private Bytes received = Bytes.empty();
  private @Nullable SaslException failure;

  PluggedMechanism() {
    this(null, null);
  }

  PluggedMechanism(@Nullable SaslClientMechanism mechanism, @Nullable LinkSecurity security) {
    this.mechanism = mechanism;
    this.security = security;
  }

  @Override
  public SASLMechanism instanceForAuthentication(
      XMPPConnection stream, ConnectionConfiguration configuration) {
    PluggedMechanism chosen = ((SmackStream) stream).chosenMechanism();
    chosen.connection = stream;
    chosen.connectionConfiguration = configuration;
    return chosen;
  }

  @Override
  public String getName() {
    return mechanism == null ? SLOT : mechanism.name();
  }

  @Override
  public int getPriority() {
    return 1;
  }

  @Override
  public boolean requiresPassword() {
    return false;
  }

  /** Why the mechanism gave up on this side, if it did. */
  @Nullable SaslException failure() {
    return failure;
  }

  @Override
  protected byte[] getAuthenticationText() throws SmackSaslException {
    try {
      return mechanism().begin(Objects.requireNonNull(security)).toByteArray();
    } catch (SaslException e) {
      failure = e;
      throw new SmackSaslException("the mechanism cannot begin", e);
    }
  }

  /**
   * Keeps what came. Smack calls this for a challenge and for the data of success alike; which one
   * it was shows afterwards: only after a challenge it sends a response ({@link #response}).
   */
  @Override
  protected byte[] evaluateChallenge(byte[] challenge) {
    received = Bytes.of(challenge);
    return new byte[0];
  }

  /** What goes out instead of the empty response that Smack made of {@link #evaluateChallenge}. */
  SaslNonza.Response response() throws NotConnectedException {
    Bytes challenge = received;
    received = Bytes.empty();
    try {
      Bytes answer = mechanism().respond(challenge);
      return answer.isEmpty()
          ? new SaslNonza.Response()
          : new SaslNonza.Response(Base64.encodeToString(answer.toByteArray()));
    } catch (SaslException e) {
      failure = e;
      throw new NotConnectedException("the mechanism gave up");
    }
  }

  @Override
  protected void checkIfSuccessfulOrThrow() throws SmackSaslException {
    try {
      mechanism().succeeded(received);
    } catch (SaslException e) {
      failure = e;
      throw new SmackSaslException("the server did not prove itself", e);
    }
  }

  @Override
  protected void authenticateInternal(CallbackHandler handler) throws SmackSaslException {
    throw new SmackSaslException("no callback is used here");
  }

  @Override
  protected SASLMechanism newInstance() {
    return new PluggedMechanism();
  }

  private SaslClientMechanism mechanism() {
    return Objects.requireNonNull(mechanism, "the prototype takes no part in an exchange");
  }
}
