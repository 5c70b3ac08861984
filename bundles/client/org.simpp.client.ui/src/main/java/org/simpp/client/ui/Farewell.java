package org.simpp.client.ui;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.e4.ui.workbench.IWorkbench;
import org.jspecify.annotations.Nullable;
import org.simpp.client.Session;
import org.simpp.client.ui.thread.UiThread;

/** Signs out when the window is closed or the process is asked to end, and lets that finish. */
final class Farewell {
  private static final int PATIENCE_SECONDS = 4;

  private final UiThread thread;
  private final IWorkbench workbench;
  private final CompletableFuture<Void> said = new CompletableFuture<>();
  private @Nullable Session session;

  Farewell(UiThread thread, IWorkbench workbench) {
    this.thread = thread;
    this.workbench = workbench;
  }

  void session(Session signedIn) {
    session = signedIn;
  }

  void forget() {
    session = null;
  }

  /** From now on the end of the process waits, for a few seconds, until the goodbye is said. */
  void expect() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::waitForIt, "farewell"));
  }

  /** On the screen's thread, which does not wait. */
  void begin() {
    Session open = session;
    session = null;
    if (open == null) {
      said.complete(null);
    } else {
      open.signOut().whenComplete((done, error) -> said.complete(null));
    }
  }

  private void waitForIt() {
    thread.run(workbench::close);
    try {
      said.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      System.getLogger(Farewell.class.getName())
          .log(System.Logger.Level.INFO, "the server was not told that this desktop ends");
    }
  }
}
