package org.simpp.load.client;

import java.util.Optional;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.KeyUnavailableException;
import org.simpp.model.Stanza;
import org.simpp.protocol.ClientRegistration;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.simpp.SimppNamespaces;
import org.simpp.xmpp.simpp.SimppRegistration;

/** Registers a key by an invitation, before the login (SIMPP-2007, phase 1). */
final class KeyRegistration {
  private final ClientRegistration client;
  private final String token;
  private boolean isProved;

  KeyRegistration(ClientRegistration client, String token) {
    this.client = client;
    this.token = token;
  }

  /** The first request. */
  String begin() {
    return request(new SimppRegistration.Request(token, client.begin()));
  }

  /** The next request; empty when the key is registered. */
  Optional<String> next(Stanza answer) throws LoginFailure {
    if (answer.hasType("error")) {
      throw new LoginFailure("the server does not register a key: " + answer.payload().utf8());
    }
    if (isProved) {
      return Optional.empty();
    }
    isProved = true;
    try {
      SimppRegistration.Challenge challenge = challenge(answer);
      return Optional.of(
          request(
              new SimppRegistration.Proof(challenge.session(), client.respond(challenge.r2()))));
    } catch (MalformedXmlException | CryptoException | KeyUnavailableException e) {
      throw new LoginFailure("the server's challenge was refused: " + e.getMessage(), e);
    }
  }

  private static SimppRegistration.Challenge challenge(Stanza answer)
      throws MalformedXmlException, LoginFailure {
    return StanzaCodec.child(answer, SimppNamespaces.REGISTRATION_2007, "register")
        .flatMap(SimppRegistration::of)
        .filter(SimppRegistration.Challenge.class::isInstance)
        .map(SimppRegistration.Challenge.class::cast)
        .orElseThrow(() -> new LoginFailure("the server sent no R2"));
  }

  private static String request(SimppRegistration step) {
    Element element = step.toElement();
    return "<iq type='set' id='register'>" + ElementCodec.write(element).utf8() + "</iq>";
  }
}
