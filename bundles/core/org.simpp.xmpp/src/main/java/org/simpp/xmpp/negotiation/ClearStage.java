package org.simpp.xmpp.negotiation;

import java.util.List;
import org.simpp.model.Bytes;
import org.simpp.transport.SaslException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.Namespaces;

/** The stream without TLS: nothing but STARTTLS is possible (RFC 6120, section 5.4). */
record ClearStage() implements Stage.Announced {
  @Override
  public List<Bytes> features(Negotiation negotiation) {
    return Features.inClear();
  }

  @Override
  public void element(Negotiation negotiation, Element element) {
    if (StartTls.isAskedBy(element)) {
      startTls(negotiation);
    } else if (element.is(Namespaces.SASL, "auth")) {
      negotiation.loginFailed(
          SaslException.Condition.ENCRYPTION_REQUIRED, new Profile.Basic(), this);
    } else {
      Announced.super.element(negotiation, element);
    }
  }

  /**
   * Bytes that came in clear behind {@code <starttls/>} could be an attacker's, put before what the
   * client says over TLS: TLS is refused then (RFC 6120, sections 5.3.3 and 5.4.2.2).
   */
  private static void startTls(Negotiation negotiation) {
    if (negotiation.dropInput() > 0) {
      negotiation.refuseTls("bytes in clear followed <starttls/>");
    } else {
      negotiation.outlet().send(StartTls.PROCEED);
      negotiation.restart(new Waiting.ForTls());
      negotiation.outlet().startTls();
    }
  }
}
