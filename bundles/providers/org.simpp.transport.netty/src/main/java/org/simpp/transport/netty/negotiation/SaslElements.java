package org.simpp.transport.netty.negotiation;

import java.util.Optional;
import org.simpp.model.Bytes;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslServerMechanism;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.Element;

/** The client's side of SASL (RFC 6120, section 6.4). */
final class SaslElements {
  private SaslElements() {}

  static void handle(Negotiation negotiation, Stage.SaslStage stage, Element element) {
    try {
      if (SaslFraming.is(element, "auth")) {
        begin(negotiation, stage, element);
      } else if (SaslFraming.is(element, "response")) {
        respond(negotiation, stage, element);
      } else if (SaslFraming.is(element, "abort")) {
        throw new SaslException(SaslException.Condition.ABORTED, "the client has aborted");
      } else {
        negotiation.fail(StreamCondition.NOT_AUTHORIZED, "log in first");
      }
    } catch (SaslException refused) {
      negotiation.loginFailed(refused.condition(), new LoginStage());
    }
  }

  private static void begin(Negotiation negotiation, Stage.SaslStage stage, Element auth)
      throws SaslException {
    if (stage instanceof Stage.Exchange) {
      throw unexpected("an exchange is under way");
    }
    Optional<String> name = SaslFraming.mechanism(auth);
    SaslServerMechanism mechanism =
        negotiation.mechanisms().stream()
            .filter(offered -> name.isPresent() && offered.name().equals(name.get()))
            .findFirst()
            .orElseThrow(
                () ->
                    new SaslException(
                        SaslException.Condition.INVALID_MECHANISM, "no such mechanism"));
    Bytes initialResponse = SaslFraming.data(auth);
    if (!negotiation.outlet().mayLogIn()) {
      negotiation.tooManyFailures();
      return;
    }
    negotiation.enter(new Stage.Waiting.ForSasl(mechanism));
    negotiation.outlet().begin(mechanism, initialResponse);
  }

  private static void respond(Negotiation negotiation, Stage.SaslStage stage, Element response)
      throws SaslException {
    if (!(stage instanceof Stage.Exchange exchange)) {
      throw unexpected("no exchange is under way");
    }
    Bytes data = SaslFraming.data(response);
    negotiation.enter(new Stage.Waiting.ForSasl(exchange.mechanism()));
    negotiation.outlet().respond(exchange.mechanism(), data);
  }

  private static SaslException unexpected(String why) {
    return new SaslException(SaslException.Condition.MALFORMED_REQUEST, why);
  }
}
