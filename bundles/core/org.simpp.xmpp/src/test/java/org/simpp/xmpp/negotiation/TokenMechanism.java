package org.simpp.xmpp.negotiation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.SaslServerMechanism;

/** Asks for a token if none came, and takes one: "secret". */
public final class TokenMechanism implements SaslServerMechanism {
  @Override
  public String name() {
    return "TOKEN";
  }

  @Override
  public CompletionStage<SaslOutcome> begin(Bytes initialResponse) {
    return initialResponse.isEmpty()
        ? CompletableFuture.completedStage(new SaslOutcome.Challenge(Bytes.utf8("token?")))
        : respond(initialResponse);
  }

  @Override
  public CompletionStage<SaslOutcome> respond(Bytes response) {
    return CompletableFuture.completedStage(
        response.utf8().equals("secret")
            ? new SaslOutcome.Success(
                Jid.of("alice@simpp.example"),
                name(),
                Bytes.utf8("welcome"),
                SecretBytes.takeOver(new byte[] {1, 2, 3}))
            : new SaslOutcome.Failure(
                new SaslException(SaslException.Condition.NOT_AUTHORIZED, "a wrong token")));
  }
}
