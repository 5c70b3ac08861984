package org.simpp.server.login;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.simpp.model.Bytes;
import org.simpp.server.lane.WorkThreads;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslException.Condition;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.SaslServerMechanism;

/**
 * A mechanism that computes on threads of its own. A call of a cipher suite waits while its
 * provider is replaced, and on a link's thread everybody else's stanzas would wait with it.
 */
final class AsideMechanism implements SaslServerMechanism {
  private final SaslServerMechanism mechanism;
  private final WorkThreads threads;

  AsideMechanism(SaslServerMechanism mechanism, WorkThreads threads) {
    this.mechanism = mechanism;
    this.threads = threads;
  }

  @Override
  public String name() {
    return mechanism.name();
  }

  @Override
  public CompletionStage<SaslOutcome> begin(Bytes initialResponse) {
    return aside(() -> mechanism.begin(initialResponse));
  }

  @Override
  public CompletionStage<SaslOutcome> respond(Bytes response) {
    return aside(() -> mechanism.respond(response));
  }

  private CompletionStage<SaslOutcome> aside(Callable<CompletionStage<SaslOutcome>> step) {
    return threads
        .call(step)
        .thenCompose(Function.identity())
        .exceptionally(
            failure ->
                new SaslOutcome.Failure(
                    new SaslException(
                        Condition.TEMPORARY_AUTH_FAILURE,
                        "the login could not be computed",
                        failure)));
  }
}
