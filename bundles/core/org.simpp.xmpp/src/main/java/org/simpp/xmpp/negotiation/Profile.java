package org.simpp.xmpp.negotiation;

import org.simpp.model.Bytes;
import org.simpp.transport.LoginRequest;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslOutcome;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.sasl2.Authenticate;
import org.simpp.xmpp.sasl2.Sasl2;

/** How the steps of SASL are written, and what follows from success. */
sealed interface Profile {
  /** The namespace of its elements. */
  String namespace();

  Bytes challenge(Bytes data);

  Bytes failure(SaslException.Condition condition);

  /** What an element carries. */
  Bytes data(Element element) throws SaslException;

  /** The client has proved itself, or at least the mechanism says so. */
  void succeeded(Negotiation negotiation, SaslOutcome.Success success);

  /** RFC 6120, section 6.4: another stream follows, in which a resource is bound. */
  record Basic() implements Profile {
    @Override
    public String namespace() {
      return Namespaces.SASL;
    }

    @Override
    public Bytes challenge(Bytes data) {
      return SaslFraming.challenge(data);
    }

    @Override
    public Bytes failure(SaslException.Condition condition) {
      return SaslFraming.failure(condition);
    }

    @Override
    public Bytes data(Element element) throws SaslException {
      return SaslFraming.data(element);
    }

    @Override
    public void succeeded(Negotiation negotiation, SaslOutcome.Success success) {
      negotiation.outlet().send(SaslFraming.success(success.data()));
      negotiation.loggedIn(success.account());
      negotiation.restart(new Stage.Opening(new BindingStage(success)));
    }
  }

  /** XEP-0388: the stream goes on, with what was asked for together with the login. */
  record Extensible(LoginRequest request) implements Profile {
    @Override
    public String namespace() {
      return Sasl2.NAMESPACE;
    }

    @Override
    public Bytes challenge(Bytes data) {
      return Sasl2.challenge(data);
    }

    @Override
    public Bytes failure(SaslException.Condition condition) {
      return Sasl2.failure(condition);
    }

    @Override
    public Bytes data(Element element) throws SaslException {
      return Authenticate.data(element);
    }

    /** Who says in the stream's header to be somebody else is refused (XEP-0388, section 4.4). */
    @Override
    public void succeeded(Negotiation negotiation, SaslOutcome.Success success) {
      if (negotiation.isFromAnotherThan(success.account())) {
        success.sessionSecret().close();
        negotiation.loginFailed(SaslException.Condition.INVALID_AUTHZID, this, new LoginStage());
        return;
      }
      negotiation.loggedIn(success.account());
      negotiation.enter(new Waiting.ForRequests(success));
      negotiation.outlet().loggedIn(success, request);
    }
  }
}
