package org.simpp.client.ui.news;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.transport.jre.NativeTransportProvider;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.simpp.model.Jid;

/**
 * The desktop's own notifications, over D-Bus (Desktop Notifications Specification 1.3). They are
 * asked not to be kept: what was told belongs to the moment.
 */
public final class DesktopBoard implements Board {
  private static final String SERVICE = "org.freedesktop.Notifications";
  private static final String PATH = "/org/freedesktop/Notifications";
  private static final UInt32 NONE = new UInt32(0);
  private static final String CLICK = "default";

  private final String product;
  private final String open;
  private final DBusConnection bus;
  private final Notifications desktop;
  private final boolean takesMarkup;
  private final Map<Jid, UInt32> shown = new ConcurrentHashMap<>();

  private DesktopBoard(String product, String open, DBusConnection bus) throws DBusException {
    this.product = product;
    this.open = open;
    this.bus = bus;
    this.desktop = bus.getRemoteObject(SERVICE, PATH, Notifications.class);
    this.takesMarkup = desktop.capabilities().contains("body-markup");
  }

  /**
   * Connects to the bus of this session.
   *
   * @param open what a click does, in the person's language
   * @throws IOException if there is no bus, or nobody on it shows notifications
   */
  public static DesktopBoard connect(String product, String open) throws IOException {
    DBusConnection bus = null;
    try {
      bus =
          DBusConnectionBuilder.forSessionBus()
              .withShared(false)
              .transportConfig()
              .withServiceLoaderClassLoader(NativeTransportProvider.class.getClassLoader())
              .back()
              .build();
      return new DesktopBoard(product, open, bus);
    } catch (DBusException | DBusExecutionException e) {
      if (bus != null) {
        bus.disconnect();
      }
      throw new IOException("the desktop takes no notifications: " + e.getMessage(), e);
    }
  }

  @Override
  public void show(News news) throws IOException {
    Map<String, Variant<?>> hints =
        Map.of(
            "category", new Variant<>("im.received"),
            "transient", new Variant<>(true));
    try {
      UInt32 number =
          desktop.show(
              product,
              shown.getOrDefault(news.contact(), NONE),
              "",
              news.title(),
              takesMarkup ? escaped(news.text()) : news.text(),
              List.of(CLICK, open),
              hints,
              -1);
      shown.put(news.contact(), number);
    } catch (DBusExecutionException e) {
      throw new IOException("the desktop did not take a notification: " + e.getMessage(), e);
    }
  }

  @Override
  public void withdraw(Jid contact) throws IOException {
    UInt32 number = shown.remove(contact);
    try {
      if (number != null) {
        desktop.close(number);
      }
    } catch (DBusExecutionException e) {
      throw new IOException("the desktop did not take one away: " + e.getMessage(), e);
    }
  }

  @Override
  public void onChosen(Consumer<Jid> chosen) {
    try {
      var unused =
          bus.addSigHandler(
              Notifications.Chosen.class,
              signal -> {
                if (signal.action().equals(CLICK)) {
                  shown.entrySet().stream()
                      .filter(entry -> entry.getValue().equals(signal.number()))
                      .map(Map.Entry::getKey)
                      .findFirst()
                      .ifPresent(chosen);
                }
              });
    } catch (DBusException e) {
      System.getLogger(DesktopBoard.class.getName())
          .log(System.Logger.Level.INFO, "a click on a notification is not heard", e);
    }
  }

  @Override
  public void close() {
    bus.disconnect();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
