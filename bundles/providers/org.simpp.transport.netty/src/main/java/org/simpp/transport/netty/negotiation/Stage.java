package org.simpp.transport.netty.negotiation;

import java.util.List;
import org.simpp.model.Bytes;
import org.simpp.model.Stanza;
import org.simpp.transport.SaslServerMechanism;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.Element;

/** Where a negotiation stands, and what it does there with what comes. */
sealed interface Stage {

  /** A stanza has come. */
  default void stanza(Negotiation negotiation, Stanza stanza) {
    negotiation.fail(StreamCondition.NOT_AUTHORIZED, "no stanza is taken before login is complete");
  }

  /** Another first-level element has come. */
  default void element(Negotiation negotiation, Element element) {
    negotiation.fail(StreamCondition.NOT_AUTHORIZED, "this is not possible at this point");
  }

  /** A stream is open and its features are announced. */
  sealed interface Announced extends Stage permits ClearStage, LoginStage, BindingStage {
    /** Each one element. */
    List<Bytes> features(Negotiation negotiation);
  }

  /** The peer's stream header is awaited; after it comes {@code next}. */
  record Opening(Announced next) implements Stage {}

  /** SASL is under way with {@code mechanism}; the peer's next step is awaited. */
  record Exchange(SaslServerMechanism mechanism) implements SaslStage {}

  /** Login, or an exchange within it: SASL's elements are taken. */
  sealed interface SaslStage extends Stage permits Exchange, LoginStage {
    @Override
    default void element(Negotiation negotiation, Element element) {
      SaslElements.handle(negotiation, this, element);
    }
  }

  /** Something outside has been asked; nothing is taken until it answers. */
  sealed interface Waiting extends Stage {
    /** TLS. */
    record ForTls() implements Waiting {}

    /** The mechanism's next step. */
    record ForSasl(SaslServerMechanism mechanism) implements Waiting {}

    /** The answer to an IQ before login. */
    record ForAnswer() implements Waiting {}

    /** The resource. */
    record ForResource(BindRequest request, BindingStage stage) implements Waiting {}
  }

  /** The session: everything goes to the receiver, elements too as they came. */
  record Session() implements Stage {
    @Override
    public void stanza(Negotiation negotiation, Stanza stanza) {
      negotiation.outlet().deliver(stanza);
    }
  }

  /** The stream is over; nothing is taken any more. */
  record Ended() implements Stage {}
}
