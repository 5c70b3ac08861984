package org.simpp.client.ui.conversation;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;

/**
 * Whether an input method has text under its hands that is not in the field yet. GTK deletes words
 * of the field meanwhile, where nobody stops it; SWT does not tell of it, and what does exists on
 * GTK alone, hence by reflection. Elsewhere the platform keeps such keys from the field itself.
 */
final class Composing {
  private static final String INTERNAL = "org.eclipse.swt.internal.";
  private static final String SIGNAL = "preedit-changed\0";
  private static final int ARGUMENTS = 3;

  private boolean isOn;

  private Composing() {}

  /** For a field of several lines. */
  static Composing in(Text field) {
    Composing composing = new Composing();
    if (SWT.getPlatform().equals("gtk")) {
      composing.listen(field);
    }
    return composing;
  }

  boolean isOn() {
    return isOn;
  }

  /**
   * Called by GTK with what stands under the input method's hands.
   *
   * @param shown where its bytes begin, which a zero ends
   */
  long changed(long field, long shown, long unused) {
    try {
      Object length = type("C").getMethod("strlen", long.class).invoke(null, shown);
      isOn = !length.equals(0);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("SWT is not the one this product is built with", e);
    }
    return 0;
  }

  private void listen(Text field) {
    try {
      Class<?> type = type("Callback");
      Constructor<?> maker = type.getConstructor(Object.class, String.class, int.class);
      Object callback = maker.newInstance(this, "changed", ARGUMENTS);
      Object address = type.getMethod("getAddress").invoke(callback);
      Object handle = Control.class.getField("handle").get(field);
      Class<?> os = type("gtk.OS");
      Object connection =
          os.getMethod("g_signal_connect", long.class, byte[].class, long.class, long.class)
              .invoke(null, handle, SIGNAL.getBytes(StandardCharsets.US_ASCII), address, 0L);
      Method disconnect = os.getMethod("g_signal_handler_disconnect", long.class, long.class);
      Method dispose = type.getMethod("dispose");
      field.addListener(
          SWT.Dispose,
          event -> {
            try {
              disconnect.invoke(null, handle, ((Number) connection).longValue());
              dispose.invoke(callback);
            } catch (ReflectiveOperationException e) {
              throw new IllegalStateException(e);
            }
          });
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("SWT is not the one this product is built with", e);
    }
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(INTERNAL + name, true, Control.class.getClassLoader());
  }
}
