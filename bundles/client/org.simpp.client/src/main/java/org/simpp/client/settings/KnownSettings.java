package org.simpp.client.settings;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.simpp.client.ServerAddress;
import org.simpp.client.internal.directory.DirectoryText;
import org.simpp.client.internal.proxy.ProxyText;

/**
 * Every setting of the desktop. Another one is a constant here, in {@link #ALL}, a line in
 * docs/site-settings.md (a test compares), and a line in the screen's settings.
 */
public final class KnownSettings {
  /** Where the server is, for an account that this computer does not know yet; "" asks DNS. */
  public static final Setting<String> SERVER_ADDRESS =
      Setting.text("server.address", "", "HOST | HOST:PORT", KnownSettings::isServer);

  /** The theme; {@code system} leaves it to the computer. */
  public static final Setting<String> APPEARANCE_COLOURS =
      Setting.choice(
          "appearance.colours",
          "system",
          List.of("system", "light", "dark", "high-contrast"),
          Function.identity());

  /** The size of the text beside the system's own, in percent. */
  public static final Setting<Integer> APPEARANCE_TEXT =
      Setting.choice(
          "appearance.text", 100, List.of(100, 110, 125, 150, 175, 200), String::valueOf);

  /** The language; {@code system} leaves it to the computer. */
  public static final Setting<String> APPEARANCE_LANGUAGE =
      Setting.choice(
          "appearance.language", "system", List.of("system", "en", "zh_TW"), Function.identity());

  /** How much of a message that has come is shown outside of the window. */
  public static final Setting<String> NOTIFICATIONS_PRIVACY =
      Setting.choice(
              "notifications.privacy",
              "sender",
              List.of("nothing", "something", "sender", "text"),
              Function.identity())
          .closingAt("something");

  /** After so many minutes without use the window is covered; 0 never does it by itself. */
  public static final Setting<Integer> LOCK_MINUTES =
      Setting.choice("lock.minutes", 0, List.of(0, 1, 2, 5, 10, 15, 30, 60), String::valueOf)
          .closingAt(5);

  /** Through which proxy servers are reached; {@code system} leaves it to the computer. */
  public static final Setting<String> PROXY_SERVER =
      Setting.text(
          "proxy.server",
          "system",
          "system | none | http://HOST:PORT | socks5://HOST:PORT",
          written ->
              List.of("system", "none").contains(written) || ProxyText.of(written).isPresent());

  /** Who asks the proxy; "" for nobody. */
  public static final Setting<String> PROXY_USER =
      Setting.text("proxy.user", "", "NAME", name -> name.indexOf(':') < 0);

  /** Servers that are reached without a proxy, and domains of such; commas between them. */
  public static final Setting<String> PROXY_EXCEPT =
      Setting.text("proxy.except", "", "HOST, DOMAIN, ...", written -> true);

  /** Where the organisation's directory of people is; "" for none. */
  public static final Setting<String> DIRECTORY_SERVER =
      Setting.text(
          "directory.server", "", "ldaps://HOST:PORT | ldap://HOST:PORT", DirectoryText::isServer);

  /** The name of the entry that everybody is below (RFC 4514). */
  public static final Setting<String> DIRECTORY_BASE =
      Setting.text("directory.base", "", "NAME OF AN ENTRY", DirectoryText::isName);

  /** Who asks the directory; "" for nobody. */
  public static final Setting<String> DIRECTORY_USER =
      Setting.text("directory.user", "", "NAME", written -> true);

  /** The file whose first line is the password of who asks; "" where the person says it. */
  public static final Setting<String> DIRECTORY_PASSWORD_FILE =
      Setting.text("directory.password-file", "", "FILE", DirectoryText::isFile);

  /**
   * The certificates of the authorities that the directory's is judged by; "" for the platform's.
   */
  public static final Setting<String> DIRECTORY_AUTHORITIES =
      Setting.text("directory.authorities", "", "FILE", DirectoryText::isFile);

  /** Whether a directory at {@code ldap:} is asked without TLS. */
  public static final Setting<Boolean> DIRECTORY_PLAINTEXT =
      Setting.onOff("directory.plaintext", false).closingAt(false);

  /** What the directory calls a person's name. */
  public static final Setting<String> DIRECTORY_NAME = attribute("name", "cn");

  /** What it calls the address that one writes to. */
  public static final Setting<String> DIRECTORY_ADDRESS = attribute("address", "mail");

  /** What it calls the unit that a person works in. */
  public static final Setting<String> DIRECTORY_UNIT = attribute("unit", "ou");

  /** What it calls a person's title. */
  public static final Setting<String> DIRECTORY_TITLE = attribute("title", "title");

  /** What it calls a telephone number. */
  public static final Setting<String> DIRECTORY_PHONE = attribute("phone", "telephoneNumber");

  /** All of them, in the order of the documentation. */
  public static final List<Setting<?>> ALL =
      List.of(
          SERVER_ADDRESS,
          APPEARANCE_COLOURS,
          APPEARANCE_TEXT,
          APPEARANCE_LANGUAGE,
          NOTIFICATIONS_PRIVACY,
          LOCK_MINUTES,
          PROXY_SERVER,
          PROXY_USER,
          PROXY_EXCEPT,
          DIRECTORY_SERVER,
          DIRECTORY_BASE,
          DIRECTORY_USER,
          DIRECTORY_PASSWORD_FILE,
          DIRECTORY_AUTHORITIES,
          DIRECTORY_PLAINTEXT,
          DIRECTORY_NAME,
          DIRECTORY_ADDRESS,
          DIRECTORY_UNIT,
          DIRECTORY_TITLE,
          DIRECTORY_PHONE);

  private KnownSettings() {}

  /** All of them by their names. */
  public static Map<String, Setting<?>> byName() {
    Stream<Setting<?>> all = ALL.stream();
    return all.collect(Collectors.toMap(Setting::name, Function.identity()));
  }

  private static Setting<String> attribute(String what, String preset) {
    return Setting.text(
        "directory.attribute." + what, preset, "ATTRIBUTE", DirectoryText::isAttribute);
  }

  private static boolean isServer(String written) {
    if (written.isEmpty()) {
      return true;
    }
    try {
      ServerAddress unused = ServerAddress.parse(written);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
