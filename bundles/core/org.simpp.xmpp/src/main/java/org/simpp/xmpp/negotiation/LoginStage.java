package org.simpp.xmpp.negotiation;

import java.util.List;
import java.util.TreeSet;
import org.simpp.model.Bytes;
import org.simpp.model.Stanza;

/** The stream over TLS, before SASL has succeeded: SASL's elements and IQs are taken. */
record LoginStage() implements Stage.Announced, Stage.SaslStage {
  @Override
  public List<Bytes> features(Negotiation negotiation) {
    return Features.beforeLogin(
        negotiation.login().mechanisms(),
        new TreeSet<>(negotiation.login().security().channelBindings().keySet()),
        negotiation.receiver().features(false));
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
