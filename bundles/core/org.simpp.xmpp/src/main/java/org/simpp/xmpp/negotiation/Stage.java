package org.simpp.xmpp.negotiation;

import java.util.List;
import org.simpp.model.Bytes;
import org.simpp.model.Stanza;
import org.simpp.transport.SaslServerMechanism;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaErrors;
import org.simpp.xmpp.stream.StreamEvent;

/** Where a negotiation stands, and what it does there with what comes. */
sealed interface Stage
    permits Stage.Announced, Stage.Ended, Stage.Exchange, Stage.Opening, Stage.Session, Waiting {

  /** A stanza has come. */
  default void stanza(Negotiation negotiation, Stanza stanza) {
    negotiation.fail(StreamCondition.NOT_AUTHORIZED, "no stanza is taken before login is complete");
  }

  /** A stanza has come that cannot be addressed: in a session an error, too early before. */
  default void refused(Negotiation negotiation, StreamEvent.StanzaRefused refused) {
    negotiation.fail(StreamCondition.NOT_AUTHORIZED, "log in first");
  }

  /** Another first-level element has come, as it is written. */
  default void received(Negotiation negotiation, StreamEvent.ElementReceived received) {
    try {
      element(negotiation, ElementCodec.parse(received.xml()));
    } catch (MalformedXmlException malformed) {
      negotiation.fail(StreamCondition.NOT_WELL_FORMED, "an element cannot be read");
    }
  }

  /** Another first-level element has come. */
  default void element(Negotiation negotiation, Element element) {
    if (StartTls.isAskedBy(element)) {
      negotiation.refuseTls("STARTTLS is not offered here");
    } else {
      negotiation.fail(StreamCondition.NOT_AUTHORIZED, "this is not possible at this point");
    }
  }

  /** The negotiation leaves it for good. */
  default void leave() {}

  /** A stream is open and its features are announced. */
  sealed interface Announced extends Stage permits ClearStage, LoginStage, BindingStage {
    /** Each one element. */
    List<Bytes> features(Negotiation negotiation);
  }

  /** The peer's stream header is awaited; after it comes {@code next}. */
  record Opening(Announced next) implements Stage {
    @Override
    public void leave() {
      next.leave();
    }
  }

  /** SASL is under way with {@code mechanism}; the peer's next step is awaited. */
  record Exchange(SaslServerMechanism mechanism, Profile profile) implements Stage {
    @Override
    public void element(Negotiation negotiation, Element element) {
      SaslElements.handle(negotiation, this, element);
    }

    /** An element that is no step of the exchange has come. */
    void other(Negotiation negotiation, Element element) {
      Stage.super.element(negotiation, element);
    }
  }

  /** The session: everything goes to the receiver, elements too as they came. */
  record Session() implements Stage {
    @Override
    public void stanza(Negotiation negotiation, Stanza stanza) {
      negotiation.outlet().deliver(stanza);
    }

    @Override
    public void refused(Negotiation negotiation, StreamEvent.StanzaRefused refused) {
      StanzaErrors.reply(refused.stanza(), refused.condition()).ifPresent(negotiation::send);
    }

    @Override
    public void received(Negotiation negotiation, StreamEvent.ElementReceived received) {
      negotiation.outlet().deliverElement(received.xml());
    }
  }

  /** The stream is over; nothing is taken any more. */
  record Ended() implements Stage {}
}
