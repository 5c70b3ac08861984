package org.simpp.server.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.simpp.model.Bytes;
import org.simpp.server.lane.WorkThreads;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.SaslServerMechanism;

/**
 * A login whose crypto waits keeps nobody else waiting, and one that cannot be taken is told so.
 */
class AsideMechanismTest {
  private static final SaslOutcome DONE = new SaslOutcome.Challenge(Bytes.utf8("done"));

  private final WorkThreads threads = new WorkThreads("test", 1, 1);
  private final CountDownLatch replaced = new CountDownLatch(1);

  /** Waits as a call of a suite does while its provider is replaced. */
  private final class Waiting implements SaslServerMechanism {
    @Override
    public String name() {
      return "WAITING";
    }

    @Override
    public CompletionStage<SaslOutcome> begin(Bytes initialResponse) {
      return respond(initialResponse);
    }

    @Override
    public CompletionStage<SaslOutcome> respond(Bytes response) {
      try {
        replaced.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return CompletableFuture.completedStage(DONE);
    }
  }

  @AfterEach
  void end() {
    replaced.countDown();
    threads.close();
  }

  @Test
  void stepThatWaits_doesNotHoldUpItsCaller() throws Exception {
    AsideMechanism aside = new AsideMechanism(new Waiting(), threads);

    CompletableFuture<SaslOutcome> step = aside.respond(Bytes.empty()).toCompletableFuture();

    assertThat(step).isNotDone();
    replaced.countDown();
    assertThat(step.get()).isEqualTo(DONE);
  }

  @Test
  void stepThatFindsNoThread_failsForNow() throws Exception {
    AsideMechanism aside = new AsideMechanism(new Waiting(), threads);
    var unused = aside.begin(Bytes.empty());
    var waits = aside.begin(Bytes.empty());

    SaslOutcome refused = aside.begin(Bytes.empty()).toCompletableFuture().get();

    assertThat(refused)
        .isInstanceOfSatisfying(
            SaslOutcome.Failure.class,
            failure ->
                assertThat(failure.cause().condition())
                    .isEqualTo(SaslException.Condition.TEMPORARY_AUTH_FAILURE));
    assertThat(waits.toCompletableFuture()).isNotDone();
  }
}
