package org.simpp.client.ui.idle;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;

/**
 * Looks every few seconds how long nobody has used the computer: at all, where the X server says
 * so; else this program's windows. It looks beside the screen's thread, because an X server may be
 * slow.
 */
public final class IdleWatch {
  private static final long SECONDS = 5;

  private final WindowInput windows;
  private final Absence absence;
  private final Clock clock = Clock.systemUTC();
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "idle");
            made.setDaemon(true);
            return made;
          });

  /** Null where it cannot be had; of the worker's thread. */
  private @Nullable ScreenSaver desktop;

  /**
   * Looks for as long as {@code owner} is there.
   *
   * @param limit after so long somebody is away
   * @param listener told on a thread of its own
   */
  public IdleWatch(Control owner, Duration limit, Absence.Listener listener) {
    this.windows = new WindowInput(owner);
    this.absence = new Absence(limit, listener);
    worker.execute(this::open);
    var unused = worker.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    owner.addListener(SWT.Dispose, event -> close());
  }

  private void open() {
    try {
      desktop = ScreenSaver.open(System.getenv());
    } catch (IOException e) {
      log("only this program's windows are watched for somebody who is away", e);
    }
  }

  private void look() {
    absence.look(idle(), clock.instant());
  }

  /**
   * What happens in our windows happens on the desktop; assistive technology may be unseen there.
   */
  private Duration idle() {
    Duration here = windows.idle();
    ScreenSaver server = desktop;
    if (server != null) {
      try {
        Duration anywhere = server.idle();
        return anywhere.compareTo(here) < 0 ? anywhere : here;
      } catch (IOException e) {
        desktop = null;
        log("the X server does not answer; this program's windows are watched instead", e);
      }
    }
    return here;
  }

  private void close() {
    worker.execute(
        () -> {
          try {
            ScreenSaver server = desktop;
            if (server != null) {
              server.close();
            }
          } catch (IOException e) {
            log("the connection to the X server was gone already", e);
          }
        });
    worker.shutdown();
  }

  private static void log(String words, IOException reason) {
    System.getLogger(IdleWatch.class.getName())
        .log(Level.DEBUG, () -> words + ": " + reason.getMessage());
  }
}
