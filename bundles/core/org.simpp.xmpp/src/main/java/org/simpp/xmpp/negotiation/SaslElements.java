package org.simpp.xmpp.negotiation;

import org.simpp.model.Bytes;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslServerMechanism;
import org.simpp.xmpp.Element;

/** The client's side of SASL (RFC 6120, section 6.4). */
final class SaslElements {
  private SaslElements() {}

  static void handle(Negotiation negotiation, Stage.SaslStage stage, Element element) {
    try {
      if (SaslFraming.is(element, "auth")) {
        begin(negotiation, element);
      } else if (SaslFraming.is(element, "response")) {
        respond(negotiation, stage, element);
      } else if (SaslFraming.is(element, "abort")) {
        throw new SaslException(SaslException.Condition.ABORTED, "the client has aborted");
      } else {
        stage.other(negotiation, element);
      }
    } catch (SaslException refused) {
      negotiation.loginFailed(refused.condition(), new LoginStage());
    }
  }

  /** An exchange that is under way is discarded (RFC 6120, section 6.4.2). */
  private static void begin(Negotiation negotiation, Element auth) throws SaslException {
    SaslServerMechanism mechanism =
        SaslFraming.mechanism(auth)
            .flatMap(negotiation.login()::mechanism)
            .orElseThrow(
                () ->
                    new SaslException(
                        SaslException.Condition.INVALID_MECHANISM, "no such mechanism"));
    Bytes initialResponse = SaslFraming.data(auth);
    if (!negotiation.outlet().mayLogIn()) {
      negotiation.tooManyFailures();
      return;
    }
    negotiation.enter(new Waiting.ForSasl(mechanism));
    negotiation.outlet().begin(mechanism, initialResponse);
  }

  private static void respond(Negotiation negotiation, Stage.SaslStage stage, Element response)
      throws SaslException {
    if (!(stage instanceof Stage.Exchange exchange)) {
      throw new SaslException(
          SaslException.Condition.MALFORMED_REQUEST, "no exchange is under way");
    }
    Bytes data = SaslFraming.data(response);
    negotiation.enter(new Waiting.ForSasl(exchange.mechanism()));
    negotiation.outlet().respond(exchange.mechanism(), data);
  }
}
