package org.simpp.server.operations;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.server.AdministrationException;
import org.simpp.server.ServerOperations.Draining;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.SaslServerMechanism;

/** Whether the server lets people in, and when it ends those that are in. */
public final class Drain {
  private final Clock clock;
  private volatile @Nullable Draining draining;

  public Drain(Clock clock) {
    this.clock = clock;
  }

  /** Empty while people are let in. */
  public Optional<Draining> draining() {
    return Optional.ofNullable(draining);
  }

  /**
   * Lets nobody in from now on.
   *
   * @param ending what is done when the time is over, unless it is cancelled before
   */
  public synchronized Draining begin(Duration in, String message, Runnable ending)
      throws AdministrationException {
    if (draining != null) {
      throw new AdministrationException(
          "the server drains already, until "
              + draining.until()
              + "; simpp:drain --cancel ends it");
    }
    Draining begun = new Draining(clock.instant().plus(in), message);
    draining = begun;
    Thread timer =
        new Thread(
            () -> {
              try {
                Thread.sleep(in.toMillis());
                if (begun.equals(draining)) {
                  ending.run();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "simpp-drain");
    timer.setDaemon(true);
    timer.start();
    return begun;
  }

  /** Lets people in again. */
  public synchronized void cancel() throws AdministrationException {
    if (draining == null) {
      throw new AdministrationException("the server does not drain");
    }
    draining = null;
  }

  /** The same mechanism; while the server drains it refuses everybody for now. */
  public SaslServerMechanism guarded(SaslServerMechanism mechanism) {
    return new SaslServerMechanism() {
      @Override
      public String name() {
        return mechanism.name();
      }

      @Override
      public CompletionStage<SaslOutcome> begin(Bytes initialResponse) {
        return draining == null ? mechanism.begin(initialResponse) : refused();
      }

      @Override
      public CompletionStage<SaslOutcome> respond(Bytes response) {
        return draining == null ? mechanism.respond(response) : refused();
      }
    };
  }

  private static CompletionStage<SaslOutcome> refused() {
    return CompletableFuture.completedFuture(
        new SaslOutcome.Failure(
            new SaslException(
                SaslException.Condition.TEMPORARY_AUTH_FAILURE, "the server drains")));
  }
}
