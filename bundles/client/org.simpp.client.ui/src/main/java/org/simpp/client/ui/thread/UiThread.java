package org.simpp.client.ui.thread;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Widget;
import org.simpp.client.ClientException;
import org.simpp.client.Trouble;

/**
 * The one place where what happens elsewhere crosses to the screen's thread. Nothing here waits,
 * and nothing arrives once {@code owner} is gone.
 */
public record UiThread(Widget owner) {
  /** Runs it soon on the screen's thread. */
  public void run(Runnable action) {
    try {
      owner
          .getDisplay()
          .asyncExec(
              () -> {
                if (!owner.isDisposed()) {
                  action.run();
                }
              });
    } catch (SWTException e) {
      if (!owner.isDisposed()) {
        throw e;
      }
    }
  }

  /** A listener whose calls arrive on the screen's thread. */
  public <T> Consumer<T> here(Consumer<T> listener) {
    return value -> run(() -> listener.accept(value));
  }

  /** Hands over the stage's outcome on the screen's thread. */
  public <T> void when(CompletionStage<T> stage, Consumer<T> done, Consumer<Trouble> failed) {
    stage.whenComplete(
        (value, error) -> {
          if (error == null) {
            run(() -> done.accept(value));
          } else {
            run(() -> failed.accept(trouble(error)));
          }
        });
  }

  private static Trouble trouble(Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    return cause instanceof ClientException known
        ? known.trouble()
        : Trouble.of(Trouble.Cause.UNFORESEEN, cause.toString());
  }
}
