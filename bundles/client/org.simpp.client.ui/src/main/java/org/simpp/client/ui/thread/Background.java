package org.simpp.client.ui.thread;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Widget;
import org.simpp.client.Trouble;

/**
 * One thread beside the screen's, for what would hold that up: one piece of work after the other,
 * until {@code owner} is gone.
 */
public final class Background {
  private final UiThread thread;
  private final ExecutorService worker;

  public Background(Widget owner, String name) {
    this.thread = new UiThread(owner);
    this.worker =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread made = new Thread(work, name);
              made.setDaemon(true);
              return made;
            });
    owner.addListener(SWT.Dispose, event -> worker.shutdownNow());
  }

  /** Does the work there, and hands what comes of it over on the screen's thread. */
  public <T> void work(Supplier<T> work, Consumer<T> done, Consumer<Trouble> failed) {
    thread.when(CompletableFuture.supplyAsync(work, worker), done, failed);
  }
}
