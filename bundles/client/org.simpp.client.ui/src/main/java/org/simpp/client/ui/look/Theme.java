package org.simpp.client.ui.look;

import org.eclipse.swt.widgets.Display;

/** The colours of the product as a whole; each {@link Tint} has one in every theme. */
public enum Theme {
  LIGHT,
  DARK,
  HIGH_CONTRAST;

  /** The one that this computer prefers. */
  public static Theme preferred(Display display) {
    if (display.getHighContrast()) {
      return HIGH_CONTRAST;
    }
    return Display.isSystemDarkTheme() ? DARK : LIGHT;
  }
}
