package org.simpp.client.ui.idle;

import java.time.Duration;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;

/** How long nobody has touched a key or a mouse in the windows of this program. */
final class WindowInput {
  private static final int[] KINDS = {
    SWT.KeyDown, SWT.MouseDown, SWT.MouseMove, SWT.MouseVerticalWheel, SWT.Activate
  };

  private volatile long last = System.nanoTime();

  /** Listens for as long as {@code owner} is there. */
  WindowInput(Control owner) {
    Display display = owner.getDisplay();
    Listener heard = event -> last = System.nanoTime();
    for (int kind : KINDS) {
      display.addFilter(kind, heard);
    }
    owner.addListener(
        SWT.Dispose,
        event -> {
          for (int kind : KINDS) {
            display.removeFilter(kind, heard);
          }
        });
  }

  /** May be asked by any thread. */
  Duration idle() {
    return Duration.ofNanos(System.nanoTime() - last);
  }
}
