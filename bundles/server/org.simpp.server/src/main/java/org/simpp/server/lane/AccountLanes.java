package org.simpp.server.lane;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.simpp.model.Jid;

/**
 * Work that may wait for the store, one lane an account: what is given for one account runs one
 * piece at a time and in order, also where a piece ends only later (a {@link CompletionStage}).
 * Lanes of different accounts share the threads.
 *
 * <p>A piece of work never waits for another lane. Safe for use by many threads.
 */
public final class AccountLanes {
  private final Executor threads;
  private final IntSupplier maxWaiting;
  private final ConcurrentHashMap<Jid, Lane> lanes = new ConcurrentHashMap<>();

  /** The pieces of one account, the running one first; touched inside {@code compute} only. */
  private static final class Lane {
    private final Queue<Runnable> pieces = new ArrayDeque<>();
  }

  /**
   * @param maxWaiting refuse more work for an account that has so much
   */
  public AccountLanes(Executor threads, IntSupplier maxWaiting) {
    this.threads = threads;
    this.maxWaiting = maxWaiting;
  }

  /** Whether nothing runs or waits for that account. */
  public boolean isIdle(Jid account) {
    return !lanes.containsKey(account);
  }

  /** How many accounts something runs or waits for. */
  public int size() {
    return lanes.size();
  }

  /**
   * Runs {@code work} after everything that was given for the account before.
   *
   * @return completes with its result or its exception; with a {@link LaneFullException} where it
   *     is not taken
   */
  public <T> CompletionStage<T> call(Jid account, Callable<T> work) {
    return chain(account, () -> outcome(work));
  }

  /** As {@link #call}, for work that is never refused: what ends something. */
  public <T> CompletionStage<T> finish(Jid account, Callable<T> work) {
    return add(account, () -> outcome(work), Integer.MAX_VALUE);
  }

  /** As {@link #call}, for work that has ended only when its stage has. */
  public <T> CompletionStage<T> chain(Jid account, Supplier<CompletionStage<T>> work) {
    return add(account, work, maxWaiting.getAsInt());
  }

  private static <T> CompletionStage<T> outcome(Callable<T> work) {
    try {
      return CompletableFuture.completedFuture(work.call());
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private <T> CompletionStage<T> add(Jid account, Supplier<CompletionStage<T>> work, int most) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Runnable piece = () -> run(account, work, result);
    boolean[] first = new boolean[1];
    boolean[] refused = new boolean[1];
    lanes.compute(
        account,
        (key, present) -> {
          Lane lane = present == null ? new Lane() : present;
          refused[0] = lane.pieces.size() >= most;
          if (!refused[0]) {
            first[0] = lane.pieces.isEmpty();
            lane.pieces.add(piece);
          }
          return lane;
        });
    if (refused[0]) {
      result.completeExceptionally(
          new LaneFullException("already " + most + " pieces of work wait for one account"));
    } else if (first[0]) {
      threads.execute(piece);
    }
    return result;
  }

  private <T> void run(
      Jid account, Supplier<CompletionStage<T>> work, CompletableFuture<T> result) {
    CompletionStage<T> stage;
    try {
      stage = work.get();
    } catch (RuntimeException e) {
      stage = CompletableFuture.failedFuture(e);
    }
    stage.whenComplete(
        (value, failure) -> {
          // First the answer, then the next piece: what hangs on this one comes before it.
          if (failure == null) {
            result.complete(value);
          } else {
            result.completeExceptionally(failure);
          }
          advance(account);
        });
  }

  /** Takes the finished piece away; the next one starts, or the lane goes. */
  private void advance(Jid account) {
    Runnable[] next = new Runnable[1];
    lanes.computeIfPresent(
        account,
        (key, lane) -> {
          lane.pieces.remove();
          next[0] = lane.pieces.peek();
          return next[0] == null ? null : lane;
        });
    if (next[0] != null) {
      threads.execute(next[0]);
    }
  }
}
