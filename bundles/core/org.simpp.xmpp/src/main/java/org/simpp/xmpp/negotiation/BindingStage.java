package org.simpp.xmpp.negotiation;

import java.util.List;
import java.util.Optional;
import org.simpp.model.Bytes;
import org.simpp.model.Stanza;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.stream.StreamEvent;

/** The stream after SASL: a resource must be bound (RFC 6120, section 7). */
record BindingStage(SaslOutcome.Success proof, int refusals) implements Stage.Announced {
  /** The tries after the first one (section 7.7.3 wants 5 to 10). */
  private static final int MAX_RETRIES = 5;

  BindingStage(SaslOutcome.Success proof) {
    this(proof, 0);
  }

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
    negotiation.enter(new Waiting.ForResource(request.get(), this));
    negotiation.outlet().bind(proof.account(), request.get().resource(), proof);
  }

  /** What is not TLS's may take up an earlier session: the receiver knows. */
  @Override
  public void received(Negotiation negotiation, StreamEvent.ElementReceived received) {
    if (received.namespace().equals(Namespaces.TLS)) {
      Announced.super.received(negotiation, received);
      return;
    }
    negotiation.enter(new Waiting.ForResumption(this));
    negotiation.outlet().resume(proof.account(), received.xml(), proof);
  }

  /** The client may ask for another, but not for ever. */
  void refused(Negotiation negotiation) {
    negotiation.enter(new BindingStage(proof, refusals + 1));
    if (refusals >= MAX_RETRIES) {
      negotiation.fail(StreamCondition.POLICY_VIOLATION, "too many resources were refused");
    }
  }

  @Override
  public void leave() {
    proof.sessionSecret().close();
  }
}
