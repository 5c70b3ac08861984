package org.simpp.server.operations;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.server.AdministrationException;
import org.simpp.server.ServerTraces;
import org.simpp.server.administration.Audit;
import org.simpp.server.tracing.Traces;

/** Begins traces, and notes who began and ended which. */
public final class Tracing implements ServerTraces {
  private final Traces traces;
  private final Audit audit;

  public Tracing(Traces traces, Audit audit) {
    this.traces = traces;
    this.audit = audit;
  }

  @Override
  public Trace begin(String operator, @Nullable Jid of, Duration atMost)
      throws AdministrationException {
    String whom = of == null ? "all" : of.toString();
    return audit.change(operator, "trace", whom, () -> begin(of, atMost, operator, whom));
  }

  private Trace begin(@Nullable Jid of, Duration atMost, String operator, String whom)
      throws AdministrationException {
    if (atMost.isZero() || atMost.isNegative() || atMost.compareTo(LONGEST) > 0) {
      throw new AdministrationException(
          "a trace lasts 1 s to " + LONGEST.toMinutes() + " min, not " + atMost.toSeconds() + " s");
    }
    Trace begun =
        traces
            .begin(of, atMost, MOST_AT_ONCE)
            .orElseThrow(
                () ->
                    new AdministrationException(
                        "there are %d traces already; end one of them".formatted(MOST_AT_ONCE)));
    return new Noted(begun, () -> audit.note(operator, "trace-end", whom));
  }

  /** Its end is noted once. */
  private record Noted(Trace trace, Runnable note, AtomicBoolean isNoted) implements Trace {
    Noted(Trace trace, Runnable note) {
      this(trace, note, new AtomicBoolean());
    }

    @Override
    public Optional<Line> next(Duration patience) throws InterruptedException {
      return trace.next(patience);
    }

    @Override
    public long leftOut() {
      return trace.leftOut();
    }

    @Override
    public boolean isOver() {
      return trace.isOver();
    }

    @Override
    public void close() {
      trace.close();
      if (isNoted.compareAndSet(false, true)) {
        note.run();
      }
    }
  }
}
