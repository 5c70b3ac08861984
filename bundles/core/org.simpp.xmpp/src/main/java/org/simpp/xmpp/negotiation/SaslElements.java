package org.simpp.xmpp.negotiation;

import java.util.List;
import java.util.Optional;
import org.simpp.model.Bytes;
import org.simpp.transport.LoginRequest;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslServerMechanism;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.sasl2.Authenticate;
import org.simpp.xmpp.sasl2.Sasl2;

/** The client's side of SASL (RFC 6120, section 6.4; XEP-0388, section 2). */
final class SaslElements {
  private static final Profile BASIC = new Profile.Basic();

  /** In whose words a login is refused that has not begun. */
  private static final Profile EXTENSIBLE =
      new Profile.Extensible(new LoginRequest("", "", List.of()));

  private SaslElements() {}

  /** No exchange is under way. */
  static void handle(Negotiation negotiation, LoginStage stage, Element element) {
    if (element.is(Namespaces.SASL, "auth")) {
      refusing(negotiation, BASIC, () -> begin(negotiation, element));
    } else if (element.is(Sasl2.NAMESPACE, "authenticate")) {
      refusing(negotiation, EXTENSIBLE, () -> authenticate(negotiation, element));
    } else if (isStep(element, BASIC)) {
      refusing(negotiation, BASIC, () -> outOfOrder(element));
    } else if (isStep(element, EXTENSIBLE)) {
      refusing(negotiation, EXTENSIBLE, () -> outOfOrder(element));
    } else {
      stage.other(negotiation, element);
    }
  }

  /** The peer's next step of {@code exchange}; nothing else may come but a new beginning. */
  static void handle(Negotiation negotiation, Stage.Exchange exchange, Element element) {
    Profile profile = exchange.profile();
    boolean isBasic = profile instanceof Profile.Basic;
    if (isBasic && element.is(Namespaces.SASL, "auth")) {
      // what is under way is discarded (RFC 6120, section 6.4.2)
      refusing(negotiation, profile, () -> begin(negotiation, element));
    } else if (isStep(element, profile)) {
      refusing(negotiation, profile, () -> step(negotiation, exchange, element));
    } else {
      exchange.other(negotiation, element);
    }
  }

  /** What SASL's own rules may refuse. */
  private interface Step {
    void run() throws SaslException;
  }

  private static void refusing(Negotiation negotiation, Profile profile, Step step) {
    try {
      step.run();
    } catch (SaslException refused) {
      negotiation.loginFailed(refused.condition(), profile, new LoginStage());
    }
  }

  private static boolean isStep(Element element, Profile profile) {
    return element.is(profile.namespace(), "response") || element.is(profile.namespace(), "abort");
  }

  private static void begin(Negotiation negotiation, Element auth) throws SaslException {
    SaslServerMechanism mechanism =
        SaslFraming.mechanism(auth)
            .flatMap(negotiation.login()::mechanism)
            .orElseThrow(SaslElements::unknown);
    begin(negotiation, mechanism, BASIC, SaslFraming.data(auth));
  }

  private static void authenticate(Negotiation negotiation, Element element) throws SaslException {
    Authenticate begun = Authenticate.of(element);
    LoginRequest request = begun.request();
    Optional<SaslServerMechanism> listed = negotiation.login().mechanism(request.mechanism());
    SaslServerMechanism mechanism =
        listed
            .or(() -> negotiation.receiver().mechanism(negotiation.login().security(), request))
            .orElseThrow(SaslElements::unknown);
    begin(negotiation, mechanism, new Profile.Extensible(request), begun.initialResponse());
  }

  private static void begin(
      Negotiation negotiation,
      SaslServerMechanism mechanism,
      Profile profile,
      Bytes initialResponse) {
    if (!negotiation.outlet().mayLogIn()) {
      negotiation.tooManyFailures();
      return;
    }
    negotiation.enter(new Waiting.ForSasl(mechanism, profile));
    negotiation.outlet().begin(mechanism, initialResponse);
  }

  private static void step(Negotiation negotiation, Stage.Exchange exchange, Element element)
      throws SaslException {
    if (element.localName().equals("abort")) {
      throw aborted();
    }
    Bytes data = exchange.profile().data(element);
    negotiation.enter(new Waiting.ForSasl(exchange.mechanism(), exchange.profile()));
    negotiation.outlet().respond(exchange.mechanism(), data);
  }

  private static void outOfOrder(Element element) throws SaslException {
    if (element.localName().equals("abort")) {
      throw aborted();
    }
    throw new SaslException(SaslException.Condition.MALFORMED_REQUEST, "no exchange is under way");
  }

  private static SaslException aborted() {
    return new SaslException(SaslException.Condition.ABORTED, "the client has aborted");
  }

  private static SaslException unknown() {
    return new SaslException(SaslException.Condition.INVALID_MECHANISM, "no such mechanism");
  }
}
