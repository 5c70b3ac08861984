package org.simpp.transport.smack;

import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.namespace.QName;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.SmackException.NotConnectedException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.Mechanisms;
import org.jivesoftware.smack.packet.Session;
import org.jivesoftware.smack.packet.TopLevelStreamElement;
import org.jivesoftware.smack.sasl.packet.SaslNonza;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.parts.Resourcepart;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.SaslClientMechanism;
import org.simpp.transport.SaslException;
import org.simpp.transport.StreamCondition;

/**
 * Smack's connection, with four places turned: stanzas are read into our model, elements leave as
 * the bytes they are, SASL runs through our mechanisms, and TLS may begin with the first byte.
 */
final class SmackStream extends XMPPTCPConnection {
  private static final String SASL_ABORT = "<abort xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>";

  private final boolean directTls;
  private final Consumer<Stanza> received;
  private final Outgoing outgoing;
  private final Offer offer = new Offer();
  private volatile @Nullable PluggedMechanism chosen;
  private volatile boolean binding;

  /**
   * @param received gets every stanza in order, on Smack's reader thread
   */
  SmackStream(
      XMPPTCPConnectionConfiguration configuration,
      boolean directTls,
      Consumer<Stanza> received,
      Outgoing outgoing) {
    super(configuration);
    this.directTls = directTls;
    this.received = received;
    this.outgoing = outgoing;
    setUseStreamManagement(false);
  }

  /** The namespaces of the features that the server listed last. */
  Set<String> features() {
    return offer.features();
  }

  /** The types of channel binding that the server listed last. */
  Set<String> bindings() {
    return offer.bindings();
  }

  Set<String> mechanisms() {
    Mechanisms offered = getFeature(Mechanisms.class);
    return offered == null ? Set.of() : Set.copyOf(offered.getMechanisms());
  }

  /**
   * Authenticates with {@code mechanism} and binds; returns the full address.
   *
   * @throws SaslException if the mechanism itself gave up
   */
  Jid logIn(SaslClientMechanism mechanism, LinkSecurity security, String resource)
      throws XMPPException, SmackException, IOException, InterruptedException, SaslException {
    PluggedMechanism plugged = new PluggedMechanism(mechanism, security);
    chosen = plugged;
    streamFeatures.put(Mechanisms.QNAME, new Mechanisms(PluggedMechanism.SLOT));
    try {
      login(
          getConfiguration().getUsername(),
          null,
          resource.isEmpty() ? null : Resourcepart.from(resource));
    } catch (SmackException | XMPPException e) {
      // where this side gave up, the server's answer to that may have come first
      SaslException failure = plugged.failure();
      if (failure != null) {
        throw failure;
      }
      throw e;
    }
    return Jid.of(getUser().toString());
  }

  /** The mechanism that this stream logs in with. */
  PluggedMechanism chosenMechanism() {
    return Objects.requireNonNull(chosen, "a mechanism is chosen before the log-in");
  }

  /** Sends {@code element} without waiting for room. */
  void sendRaw(RawElement element) throws SmackException {
    sendNonzaNonBlocking(element);
  }

  /** Ends the stream without a farewell presence; that is the caller's to send. */
  @Override
  public void disconnect() {
    try {
      disconnect(null);
    } catch (NotConnectedException e) {
      instantShutdown();
    }
  }

  @Override
  public boolean isSecureConnection() {
    return directTls || super.isSecureConnection();
  }

  /** Called with every new reader and writer; Smack means it for its debugger. */
  @Override
  protected void initDebugger() {
    reader = new StreamReader(reader, offer);
    writer = outgoing.over(writer);
  }

  /** RFC 3921's session has no purpose any more, and old servers list it as if it had. */
  @Override
  protected void afterFeaturesReceived()
      throws NotConnectedException,
          InterruptedException,
          SmackException.SecurityRequiredByServerException {
    streamFeatures.remove(new QName(Session.NAMESPACE, Session.ELEMENT));
    super.afterFeaturesReceived();
  }

  @Override
  protected Resourcepart bindResourceAndEstablishSession(Resourcepart resource)
      throws SmackException, InterruptedException, XMPPException {
    binding = true;
    return super.bindResourceAndEstablishSession(resource);
  }

  @Override
  protected void sendInternal(TopLevelStreamElement element)
      throws NotConnectedException, InterruptedException {
    if (!(element instanceof SaslNonza.Response)) {
      super.sendInternal(element);
      return;
    }
    try {
      super.sendInternal(chosenMechanism().response());
    } catch (NotConnectedException e) {
      super.sendInternal(outgoing.add(Bytes.utf8(SASL_ABORT)));
      throw e;
    }
  }

  /** The answer to the binding is Smack's, everything else is ours. */
  @Override
  protected void parseAndProcessStanza(XmlPullParser parser) throws InterruptedException {
    if (binding && parser.getName().equals("iq")) {
      binding = false;
      super.parseAndProcessStanza(parser);
      return;
    }
    try {
      StanzaReader.read(parser).ifPresent(received);
    } catch (IOException | XmlPullParserException e) {
      StreamViolation violation =
          new StreamViolation(StreamCondition.NOT_WELL_FORMED, "XML that is not well-formed");
      violation.initCause(e);
      throw violation;
    }
  }
}
