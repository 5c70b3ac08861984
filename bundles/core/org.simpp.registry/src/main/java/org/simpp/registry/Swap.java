package org.simpp.registry;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.simpp.crypto.SuiteId;

/**
 * One provider takes the place of another. The first calls in it are watched: when one fails that
 * the former provider can do, the former one answers it and serves again.
 */
public final class Swap {
  /** So many calls that went well end the watch. */
  public static final int WATCHED = 200;

  /** How it has gone. */
  public enum State {
    /** The first calls are still being watched. */
    WATCHING,
    /** They went well. */
    PROVEN,
    /** One failed, and the former provider serves again. */
    ROLLED_BACK
  }

  /** Who is told how it ended. */
  interface End {
    void rollBack(Swap swap);

    void prove(Swap swap);
  }

  private final long from;
  private final long to;
  private final List<SuiteId> suites;
  private final End end;
  private final AtomicInteger passed = new AtomicInteger();
  private final CompletableFuture<State> ended = new CompletableFuture<>();
  private volatile String fault = "";
  private volatile boolean drained;
  private boolean ending;

  Swap(long from, long to, List<SuiteId> suites, End end) {
    this.from = from;
    this.to = to;
    this.suites = List.copyOf(suites);
    this.end = end;
  }

  /** The id of the bundle that served before. */
  public long from() {
    return from;
  }

  /** The id of the bundle that serves since then, unless it was rolled back. */
  public long to() {
    return to;
  }

  public List<SuiteId> suites() {
    return suites;
  }

  public State state() {
    return ended.getNow(State.WATCHING);
  }

  /** How many calls went well, {@link #WATCHED} at most. */
  public int passed() {
    return Math.min(passed.get(), WATCHED);
  }

  /** Whether the calls inside the former provider came back in time. */
  public boolean isDrained() {
    return drained;
  }

  void drained(boolean drained) {
    this.drained = drained;
  }

  /** What failed; empty while nothing has. */
  public String fault() {
    return fault;
  }

  /** Completes, in the thread of a call, with how it went. */
  public CompletionStage<State> ended() {
    return ended.minimalCompletionStage();
  }

  /** Waits for the end of the watch, for so long; how it goes by then. */
  public State await(Duration patience) throws InterruptedException {
    try {
      return ended.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException notYet) {
      return state();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of a watch is never exceptional", e);
    }
  }

  /** A call in the new provider went well. */
  void count() {
    if (passed.incrementAndGet() == WATCHED && claimEnd("")) {
      end.prove(this);
      ended.complete(State.PROVEN);
    }
  }

  /** A call failed in the new provider that the former one can do. */
  void failed(Throwable why) {
    if (claimEnd(why.toString())) {
      end.rollBack(this);
      ended.complete(State.ROLLED_BACK);
    }
  }

  /** True for the one thread that ends the watch. */
  private synchronized boolean claimEnd(String why) {
    if (ending) {
      return false;
    }
    ending = true;
    fault = why;
    return true;
  }
}
