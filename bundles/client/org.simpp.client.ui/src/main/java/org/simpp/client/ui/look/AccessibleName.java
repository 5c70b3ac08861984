package org.simpp.client.ui.look;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Control;

/** Gives a control the name by which assistive technology calls it. */
final class AccessibleName {
  private static final String KEY = "org.simpp.client.ui.name";

  private AccessibleName() {}

  static void set(Control control, String name) {
    if (control.getData(KEY) == null) {
      control.getAccessible().addAccessibleListener(new Listener(control));
    }
    control.setData(KEY, name);
    if (SWT.getPlatform().equals("gtk")) {
      setNative(control, name);
    }
  }

  /**
   * SWT hands a listener's name to ATK for its own containers alone; an entry, a tree or a combo
   * stays nameless. The classes that reach ATK exist on GTK only, hence by reflection.
   */
  private static void setNative(Control control, String name) {
    try {
      ClassLoader platform = Control.class.getClassLoader();
      Class<?> gtk = Class.forName("org.eclipse.swt.internal.gtk3.GTK3", true, platform);
      Class<?> os = Class.forName("org.eclipse.swt.internal.gtk.OS", true, platform);
      Method accessible = gtk.getMethod("gtk_widget_get_accessible", long.class);
      Method set = os.getMethod("g_object_set", long.class, byte[].class, byte[].class, long.class);
      Object handle = Control.class.getField("handle").get(control);
      Object atk = accessible.invoke(null, handle);
      set.invoke(null, atk, terminated("accessible-name"), terminated(name), 0L);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("SWT on GTK is not the one this product is built with", e);
    }
  }

  private static byte[] terminated(String text) {
    return (text.replace('\0', ' ') + '\0').getBytes(StandardCharsets.UTF_8);
  }

  private static final class Listener extends AccessibleAdapter {
    private final Control control;

    Listener(Control control) {
      this.control = control;
    }

    @Override
    public void getName(AccessibleEvent event) {
      if (event.childID == ACC.CHILDID_SELF && control.getData(KEY) instanceof String name) {
        event.result = name;
      }
    }
  }
}
