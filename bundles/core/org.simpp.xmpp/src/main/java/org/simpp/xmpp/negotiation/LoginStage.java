package org.simpp.xmpp.negotiation;

import java.util.List;
import java.util.TreeSet;
import org.simpp.model.Bytes;
import org.simpp.model.Stanza;
import org.simpp.transport.LinkSecurity;
import org.simpp.xmpp.Element;

/** The stream over TLS, before SASL has succeeded: SASL's elements and IQs are taken. */
record LoginStage() implements Stage.Announced {
  @Override
  public List<Bytes> features(Negotiation negotiation) {
    LinkSecurity security = negotiation.login().security();
    return Features.beforeLogin(
        negotiation.login().mechanisms(),
        negotiation.receiver().inlineFeatures(security),
        new TreeSet<>(security.channelBindings().keySet()),
        negotiation.receiver().features(false));
  }

  @Override
  public void element(Negotiation negotiation, Element element) {
    SaslElements.handle(negotiation, this, element);
  }

  /** An element that is not SASL's has come. */
  void other(Negotiation negotiation, Element element) {
    Announced.super.element(negotiation, element);
  }

  @Override
  public void stanza(Negotiation negotiation, Stanza stanza) {
    boolean isRequest = stanza.hasType("get") || stanza.hasType("set");
    if (stanza.kind() == Stanza.Kind.IQ && isRequest) {
      negotiation.enter(new Waiting.ForAnswer());
      negotiation.outlet().ask(stanza);
    } else {
      Announced.super.stanza(negotiation, stanza);
    }
  }
}
