package org.simpp.client.internal.account;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import org.simpp.client.Invitation;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.stream.IqExchange;
import org.simpp.model.SecretBytes;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.register.PreAuthentication;
import org.simpp.xmpp.register.RegistrationRequest;

/** Redeems an invitation for a password account (XEP-0077 after XEP-0445). */
final class InBandRegistration {
  private final Loop loop;
  private final IqExchange requests;

  InBandRegistration(Loop loop, IqExchange requests) {
    this.loop = loop;
    this.requests = requests;
  }

  /**
   * Shows the token, then registers.
   *
   * @return fails with {@link org.simpp.client.Trouble.Cause#INVITATION_REFUSED} where the server
   *     says no
   */
  CompletionStage<Void> redeem(Invitation invitation, SecretBytes password) {
    Element token = new PreAuthentication(invitation.token()).toElement();
    return loop.here(requests.request(invitation.account().server(), "set", token))
        .thenCompose(
            shown ->
                loop.here(
                    requests.request(
                        invitation.account().server(), "set", form(invitation, password))))
        .handle((done, failure) -> Enrolment.outcome(invitation, failure))
        .thenCompose(outcome -> outcome);
  }

  private static Element form(Invitation invitation, SecretBytes password) {
    byte[] exposed = password.expose();
    try {
      String text = new String(exposed, StandardCharsets.UTF_8);
      return new RegistrationRequest(invitation.account().local(), text).toElement();
    } finally {
      Arrays.fill(exposed, (byte) 0);
    }
  }
}
