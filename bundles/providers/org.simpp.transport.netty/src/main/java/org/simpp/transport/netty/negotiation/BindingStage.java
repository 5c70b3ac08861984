package org.simpp.transport.netty.negotiation;

import java.util.List;
import java.util.Optional;
import org.simpp.model.Bytes;
import org.simpp.model.Stanza;
import org.simpp.transport.SaslOutcome;

/** The stream after SASL: a resource must be bound (RFC 6120, section 7). */
record BindingStage(SaslOutcome.Success proof) implements Stage.Announced {
  @Override
  public List<Bytes> features(Negotiation negotiation) {
    return Features.afterLogin(negotiation.receiver().features(true));
  }

  @Override
  public void stanza(Negotiation negotiation, Stanza stanza) {
    Optional<BindRequest> request = BindRequest.of(stanza);
    if (request.isEmpty()) {
      Announced.super.stanza(negotiation, stanza);
      return;
    }
    negotiation.enter(new Stage.Waiting.ForResource(request.get(), this));
    negotiation.outlet().bind(proof.account(), request.get().resource(), proof);
  }
}
