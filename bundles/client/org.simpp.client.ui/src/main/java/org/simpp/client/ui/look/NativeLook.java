package org.simpp.client.ui.look;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/**
 * Makes the platform's own controls, menus and scroll bars follow the theme and the text's size.
 * SWT has no call for it: its classes that do it exist on their own platform alone, hence by
 * reflection, as in the Eclipse workbench.
 */
public final class NativeLook {
  private static final String GTK = "gtk";
  private static final String THEME = "gtk-theme-name";
  private static final String PREFERS_DARK = "gtk-application-prefer-dark-theme";
  private static final String RESOLUTION = "gtk-xft-dpi";

  /** 96 dots an inch, in GTK's unit: what it takes where nobody says otherwise. */
  private static final int USUAL_RESOLUTION = 96 * 1024;

  private final Theme preferred;
  private final boolean gtk;
  private final String themeName;
  private final boolean prefersDark;
  private final int resolution;

  /** Remembers how the platform looks before anything is changed. */
  public NativeLook(Display display) {
    this.preferred = Theme.preferred(display);
    this.gtk = SWT.getPlatform().equals(GTK);
    this.themeName = gtk ? themeName() : "";
    this.prefersDark = gtk && number(PREFERS_DARK) != 0;
    int found = gtk ? number(RESOLUTION) : 0;
    this.resolution = found > 0 ? found : USUAL_RESOLUTION;
  }

  /** The theme that this computer prefers. */
  public Theme preferred() {
    return preferred;
  }

  /** Whether the text of the platform's controls can be made larger. */
  public boolean textGrows() {
    return gtk;
  }

  /**
   * Controls that are there already follow too on GTK; elsewhere those that are made from now on.
   */
  public void follow(Theme theme, int textPercent) {
    if (!gtk) {
      call("setTheme", new Class<?>[] {boolean.class}, theme != Theme.LIGHT);
      return;
    }
    if (theme == Theme.HIGH_CONTRAST) {
      set(THEME, byte[].class, terminated("HighContrastInverse"));
      set(PREFERS_DARK, boolean.class, false);
    } else if (theme == preferred) {
      set(THEME, byte[].class, terminated(themeName));
      set(PREFERS_DARK, boolean.class, prefersDark);
    } else {
      // every GTK has it in both; another theme may have only one
      set(THEME, byte[].class, terminated("Adwaita"));
      set(PREFERS_DARK, boolean.class, theme == Theme.DARK);
    }
    set(RESOLUTION, int.class, (int) (resolution * (long) textPercent / 100));
  }

  private static String themeName() {
    Object name = call("getThemeName", new Class<?>[0]);
    return name.toString();
  }

  private static int number(String property) {
    int[] value = new int[1];
    call(
        "g_object_get",
        new Class<?>[] {long.class, byte[].class, int[].class, long.class},
        settings(),
        terminated(property),
        value,
        0L);
    return value[0];
  }

  private static void set(String property, Class<?> type, Object value) {
    call(
        "g_object_set",
        new Class<?>[] {long.class, byte[].class, type, long.class},
        settings(),
        terminated(property),
        value,
        0L);
  }

  private static Object settings() {
    return invoke("gtk.GTK", "gtk_settings_get_default", new Class<?>[0]);
  }

  private static Object call(String method, Class<?>[] types, Object... arguments) {
    return invoke(SWT.getPlatform() + ".OS", method, types, arguments);
  }

  private static Object invoke(String type, String method, Class<?>[] types, Object... arguments) {
    try {
      ClassLoader platform = Control.class.getClassLoader();
      Class<?> known = Class.forName("org.eclipse.swt.internal." + type, true, platform);
      Method called = known.getMethod(method, types);
      Object result = called.invoke(null, arguments);
      return result == null ? "" : result;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("SWT is not the one this product is built with", e);
    }
  }

  private static byte[] terminated(String text) {
    return (text + '\0').getBytes(StandardCharsets.UTF_8);
  }
}
