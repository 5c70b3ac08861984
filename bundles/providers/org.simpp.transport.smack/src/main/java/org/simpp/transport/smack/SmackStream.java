package org.simpp.transport.smack;

import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
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
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.SaslClientMechanism;
import org.simpp.transport.SaslException;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.streammanagement.StreamManagement;

/**
 * Smack's connection, with five places turned: stanzas are read into our model, elements leave as
 * the bytes they are, SASL runs through our mechanisms, TLS may begin with the first byte, and
 * stream management is ours.
 */
final class SmackStream extends XMPPTCPConnection {
  private static final String SASL_ABORT = "<abort xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>";

  private final boolean directTls;
  private final Consumer<Stanza> received;
  private final Outgoing outgoing;
  private final Management management;
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
      Outgoing outgoing,
      Management management) {
    super(configuration);
    this.directTls = directTls;
    this.received = received;
    this.outgoing = outgoing;
    this.management = management;
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
   * Authenticates with {@code mechanism}, then goes on with the session that {@link Management} has
   * taken over, or binds; returns the full address.
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

  /** Both sides count from now on, if the server offers that; after {@link #logIn}. */
  void manage(Jid address) throws SmackException, InterruptedException {
    if (offersManagement()) {
      management.enable(address);
      await(management::isAnswered, "the beginning of stream management");
    }
  }

  /** The mechanism that this stream logs in with. */
  PluggedMechanism chosenMechanism() {
    return Objects.requireNonNull(chosen, "a mechanism is chosen before the log-in");
  }

  /** Sends {@code batch} without waiting for room; false where there is none, or no connection. */
  boolean offer(Outgoing.Batch batch) {
    try {
      sendNonzaNonBlocking(batch);
      return true;
    } catch (SmackException e) {
      return false;
    }
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
    reader = new StreamReader(reader, offer, this::told);
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

  /** A session that goes on has its resource already (XEP-0198, section 5). */
  @Override
  protected Resourcepart bindResourceAndEstablishSession(Resourcepart resource)
      throws SmackException, InterruptedException, XMPPException {
    if (!offersManagement()) {
      management.refuse(null);
    } else if (management.resume()) {
      await(management::isAnswered, "the resumption of the session");
    }
    Jid resumed = management.resumed().orElse(null);
    if (resumed != null) {
      user = entity(resumed);
      return user.getResourcepart();
    }
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
      var unused = outgoing.add(Bytes.utf8(SASL_ABORT));
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
      var stanza = StanzaReader.read(parser);
      management.received(() -> stanza.ifPresent(received));
    } catch (IOException | XmlPullParserException e) {
      StreamViolation violation =
          new StreamViolation(StreamCondition.NOT_WELL_FORMED, "XML that is not well-formed");
      violation.initCause(e);
      throw violation;
    }
  }

  private void told(Element element) {
    management.told(element);
    notifyWaitingThreads();
  }

  private boolean offersManagement() {
    return offer.features().contains(StreamManagement.NAMESPACE);
  }

  private void await(BooleanSupplier condition, String what)
      throws SmackException, InterruptedException {
    waitForConditionOrThrowConnectionException(condition::getAsBoolean, what);
  }

  private static EntityFullJid entity(Jid address) {
    try {
      return JidCreate.entityFullFrom(address.toString());
    } catch (XmppStringprepException e) {
      throw new IllegalStateException("an address that was bound before is none now", e);
    }
  }
}
