package org.simpp.server.statistics;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.simpp.model.Bytes;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.SaslServerMechanism;

/** Counts how logins end, by mechanism and outcome. */
public final class LoginCounts {
  private record Ending(String mechanism, String outcome) {}

  private final Map<Ending, LongAdder> endings = new ConcurrentHashMap<>();

  public void read(Readings into) {
    endings.forEach(
        (ending, count) ->
            into.counter(
                "simpp_logins",
                "Logins that have ended, by mechanism and outcome.",
                Map.of("mechanism", ending.mechanism(), "outcome", ending.outcome()),
                count.sum()));
  }

  /** The same mechanism, counted. */
  public SaslServerMechanism counted(SaslServerMechanism mechanism) {
    return new SaslServerMechanism() {
      @Override
      public String name() {
        return mechanism.name();
      }

      @Override
      public CompletionStage<SaslOutcome> begin(Bytes initialResponse) {
        return mechanism.begin(initialResponse).whenComplete(this::count);
      }

      @Override
      public CompletionStage<SaslOutcome> respond(Bytes response) {
        return mechanism.respond(response).whenComplete(this::count);
      }

      private void count(SaslOutcome outcome, Throwable failure) {
        if (outcome instanceof SaslOutcome.Success) {
          add("success");
        } else if (outcome instanceof SaslOutcome.Failure refused) {
          add(refused.cause().condition().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
      }

      private void add(String outcome) {
        endings.computeIfAbsent(new Ending(name(), outcome), key -> new LongAdder()).increment();
      }
    };
  }
}
