package org.simpp.server.lane;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A few threads for what blocks: the store, password hashing, the card. So much may wait and no
 * more; the rest is refused at once.
 */
public final class WorkThreads implements Executor, AutoCloseable {
  private static final long IDLE_SECONDS = 60;
  private static final long CLOSE_SECONDS = 10;

  private final ThreadPoolExecutor pool;

  /**
   * @param name what the threads are called in a thread dump
   * @param threads how many, at most
   * @param maxWaiting how many pieces of work may wait for one of them
   */
  public WorkThreads(String name, int threads, int maxWaiting) {
    AtomicInteger number = new AtomicInteger();
    pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(maxWaiting),
            work -> {
              Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
  }

  @Override
  public void execute(Runnable work) {
    pool.execute(work);
  }

  /**
   * Runs {@code work} in no order with other work.
   *
   * @return completes with its result or its exception; with a {@link LaneFullException} where it
   *     is not taken
   */
  public <T> CompletionStage<T> call(Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      pool.execute(
          () -> {
            try {
              result.complete(work.call());
            } catch (Exception | LinkageError e) {
              // the latter where a bundle went whose class is needed: nobody is to wait for it
              result.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(new LaneFullException("all threads and their queue are taken"));
    }
    return result;
  }

  /** How many pieces of work wait for a thread. */
  public int waiting() {
    return pool.getQueue().size();
  }

  /** Finishes what waits, for some seconds, and then stops. */
  @Override
  public void close() {
    pool.shutdown();
    try {
      if (!pool.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        pool.shutdownNow();
      }
    } catch (InterruptedException e) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
