package org.simpp.client.internal;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Registration;

/**
 * The client's one thread, on which all state lives and every listener is told; and other threads
 * for what waits for a card or a disk.
 */
public final class Loop implements AutoCloseable {
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(threads("simpp-client"));
  private final ExecutorService waiting = Executors.newCachedThreadPool(threads("simpp-waiting"));

  /** Runs {@code task} on the thread, after everything that was given before. */
  public void run(Runnable task) {
    try {
      thread.execute(task);
    } catch (RejectedExecutionException e) {
      // The client is closed: nobody waits for the task any more.
      Thread.onSpinWait();
    }
  }

  /** What {@code task} returns, made on the thread. */
  public <T> CompletionStage<T> call(Callable<T> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    run(() -> complete(result, task));
    return result;
  }

  /** The stage that {@code task} returns, which is asked on the thread. */
  public <T> CompletionStage<T> compose(Callable<CompletionStage<T>> task) {
    return call(task).thenCompose(stage -> stage);
  }

  /** What {@code task} returns, made where waiting harms nobody; completes on the thread. */
  public <T> CompletionStage<T> elsewhere(Callable<T> task) {
    CompletableFuture<T> made = new CompletableFuture<>();
    waiting.execute(() -> complete(made, task));
    return here(made);
  }

  /** {@code stage}, completing on the thread. */
  public <T> CompletionStage<T> here(CompletionStage<T> stage) {
    CompletableFuture<T> result = new CompletableFuture<>();
    stage.whenComplete((value, failure) -> run(() -> settle(result, value, failure)));
    return result;
  }

  /** Runs {@code task} on the thread after {@code delay}, unless it is taken back before. */
  public Registration after(Duration delay, Runnable task) {
    Future<?> scheduled = thread.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    return () -> scheduled.cancel(false);
  }

  @Override
  public void close() {
    thread.shutdown();
    waiting.shutdown();
  }

  private static <T> void settle(
      CompletableFuture<T> result, T value, @Nullable Throwable failure) {
    if (failure == null) {
      result.complete(value);
    } else {
      result.completeExceptionally(unwrapped(failure));
    }
  }

  private static <T> void complete(CompletableFuture<T> result, Callable<T> task) {
    try {
      result.complete(task.call());
    } catch (Exception e) {
      result.completeExceptionally(e);
    }
  }

  /** The exception that a stage failed with, without what stages wrap around it. */
  public static Throwable unwrapped(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException || cause instanceof ExecutionException) {
      Throwable inner = cause.getCause();
      if (inner == null) {
        return cause;
      }
      cause = inner;
    }
    return cause;
  }

  private static ThreadFactory threads(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
