package org.simpp.xmpp.negotiation;

import java.util.Optional;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.BindException;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.LoginResult;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.SaslServerMechanism;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.sasl2.Sasl2;

/** Something outside has been asked; nothing is taken until it answers. */
sealed interface Waiting extends Stage {
  /** TLS. */
  record ForTls() implements Waiting {
    void secured(Negotiation negotiation, LinkSecurity link) {
      negotiation.login().begins(link, negotiation.receiver().mechanisms(link));
      negotiation.restart(new Stage.Opening(new LoginStage()));
    }
  }

  /** The mechanism's next step. */
  record ForSasl(SaslServerMechanism mechanism, Profile profile) implements Waiting {
    void outcome(Negotiation negotiation, SaslOutcome outcome) {
      if (outcome instanceof SaslOutcome.Challenge challenge) {
        negotiation.outlet().send(profile.challenge(challenge.data()));
        negotiation.enter(new Stage.Exchange(mechanism, profile));
      } else if (outcome instanceof SaslOutcome.Success success) {
        profile.succeeded(negotiation, success);
      } else if (outcome instanceof SaslOutcome.Failure failure) {
        negotiation.loginFailed(failure.cause().condition(), profile, new LoginStage());
      }
    }
  }

  /** What was asked for together with the login (XEP-0388, section 2.6.1). */
  record ForRequests(SaslOutcome.Success proof) implements Waiting {
    void done(Negotiation negotiation, LoginResult result) {
      negotiation.outlet().send(success(result));
      boolean hasSession = !result.address().isBare();
      if (!hasSession) {
        BindingStage next = new BindingStage(proof);
        negotiation.enter(next);
        negotiation.announce(next.features(negotiation));
        return;
      }
      if (!result.features().isEmpty()) {
        negotiation.announce(result.features());
      }
      negotiation.enter(new Stage.Session());
      negotiation.outlet().established(result.address());
    }

    private Bytes success(LoginResult result) {
      return Sasl2.success(proof.data(), result.address(), result.elements());
    }
  }

  /** The answer to an IQ before login. */
  record ForAnswer() implements Waiting {
    void answered(Negotiation negotiation, Optional<Stanza> answer) {
      negotiation.enter(new LoginStage());
      answer.ifPresentOrElse(
          negotiation::send,
          () -> negotiation.fail(StreamCondition.NOT_AUTHORIZED, "log in first"));
    }
  }

  /** The resource. */
  record ForResource(BindRequest request, BindingStage stage) implements Waiting {
    void bound(Negotiation negotiation, Jid address) {
      negotiation.send(request.granted(address));
      negotiation.enter(new Stage.Session());
      negotiation.outlet().established(address);
    }

    void refused(Negotiation negotiation, BindException.Condition condition) {
      negotiation.send(request.refused(condition));
      stage.refused(negotiation);
    }
  }

  /** An earlier session. */
  record ForResumption(BindingStage stage) implements Waiting {
    void resumed(Negotiation negotiation, Jid address) {
      negotiation.enter(new Stage.Session());
      negotiation.outlet().established(address);
    }

    void refused(Negotiation negotiation) {
      stage.refused(negotiation);
    }
  }
}
