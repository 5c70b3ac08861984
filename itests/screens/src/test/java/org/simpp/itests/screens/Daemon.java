package org.simpp.itests.screens;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.simpp.client.ui.news.Notifications;

/** What shows notifications, on the bus of this session, as the specification asks of it. */
public final class Daemon implements Notifications, AutoCloseable {
  private static final String PATH = "/org/freedesktop/Notifications";

  private final DBusConnection bus;
  private final List<Shown> shown = new CopyOnWriteArrayList<>();
  private final List<Long> closed = new CopyOnWriteArrayList<>();

  /** One notification as it was asked for. */
  record Shown(long number, String product, String title, String text, List<String> actions) {}

  Daemon() throws DBusException {
    bus = DBusConnectionBuilder.forSessionBus().withShared(false).build();
    bus.requestBusName("org.freedesktop.Notifications");
    bus.exportObject(PATH, this);
  }

  List<Shown> shown() {
    return shown;
  }

  List<Long> closed() {
    return closed;
  }

  /** As if somebody had clicked on it. */
  void click(long number) throws DBusException {
    bus.sendMessage(new Notifications.Chosen(PATH, new UInt32(number), "default"));
  }

  @Override
  public UInt32 show(
      String product,
      UInt32 replaces,
      String icon,
      String title,
      String text,
      List<String> actions,
      Map<String, Variant<?>> hints,
      int milliseconds) {
    long number = replaces.longValue() == 0 ? shown.size() + 1L : replaces.longValue();
    shown.add(new Shown(number, product, title, text, List.copyOf(actions)));
    return new UInt32(number);
  }

  @Override
  public void close(UInt32 number) {
    closed.add(number.longValue());
  }

  @Override
  public List<String> capabilities() {
    return List.of("actions", "body", "body-markup");
  }

  @Override
  public String getObjectPath() {
    return PATH;
  }

  @Override
  public void close() {
    bus.disconnect();
  }
}
