package org.simpp.client.ui.news;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** The desktop's own notifications (Desktop Notifications Specification 1.3, chapter 9). */
@DBusInterfaceName("org.freedesktop.Notifications")
public interface Notifications extends DBusInterface {
  /**
   * Shows one.
   *
   * @param replaces the number of the one it replaces, 0 for none
   * @param actions keys and captions by turns; {@code default} is a click
   * @param milliseconds until it goes by itself, -1 for what is usual
   * @return its number
   */
  @DBusMemberName("Notify")
  UInt32 show(
      String product,
      UInt32 replaces,
      String icon,
      String title,
      String text,
      List<String> actions,
      Map<String, Variant<?>> hints,
      int milliseconds);

  /** Takes it away. */
  @DBusMemberName("CloseNotification")
  void close(UInt32 number);

  /** What the desktop can do with one. */
  @DBusMemberName("GetCapabilities")
  List<String> capabilities();

  /** Somebody has clicked. */
  @DBusMemberName("ActionInvoked")
  class Chosen extends DBusSignal {
    private final UInt32 number;
    private final String action;

    /** As the library makes it of what came. */
    public Chosen(String path, UInt32 number, String action) throws DBusException {
      super(path, number, action);
      this.number = number;
      this.action = action;
    }

    UInt32 number() {
      return number;
    }

    String action() {
      return action;
    }
  }
}
