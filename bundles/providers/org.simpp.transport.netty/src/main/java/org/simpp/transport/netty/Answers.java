package org.simpp.transport.netty;

import io.netty.channel.EventLoop;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings answers, whenever and on whatever thread they come, to one event loop.
 *
 * @param afterwards done after each answer
 * @param onFault told what an answer's handling has thrown
 */
record Answers(EventLoop loop, Runnable afterwards, Consumer<Throwable> onFault) {

  /** Gives {@code stage}'s value or failure to {@code then}, at once if it is there. */
  <T> void give(CompletionStage<T> stage, BiConsumer<@Nullable T, @Nullable Throwable> then) {
    stage.whenComplete((value, failure) -> onLoop(() -> then.accept(value, failure)));
  }

  private void onLoop(Runnable task) {
    if (loop.inEventLoop()) {
      run(task, afterwards);
      return;
    }
    try {
      loop.execute(() -> run(task, afterwards));
    } catch (RejectedExecutionException stopped) {
      // The loops stop after the last link is closed. Nobody else works for this one any more, and
      // a session that comes now must be given back.
      run(task, () -> {});
    }
  }

  private void run(Runnable task, Runnable next) {
    try {
      task.run();
      next.run();
    } catch (RuntimeException fault) {
      onFault.accept(fault);
    }
  }
}
