package org.simpp.client.ui.idle;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;

/**
 * Whether a window is the one that somebody works in: what it shows is seen then, and only then.
 */
public final class Front {
  private Front() {}

  /** Whether the window of {@code control}, or one that was opened from it, has the keyboard. */
  public static boolean has(Control control) {
    Composite window = control.getDisplay().getActiveShell();
    while (window != null && window != control.getShell()) {
      window = window.getParent();
    }
    return window != null;
  }

  /** Runs {@code handler} whenever the window comes to the front, while {@code owner} is there. */
  public static void onCome(Control owner, Runnable handler) {
    Shell window = owner.getShell();
    Listener comes = event -> handler.run();
    window.addListener(SWT.Activate, comes);
    owner.addListener(SWT.Dispose, event -> window.removeListener(SWT.Activate, comes));
  }
}
