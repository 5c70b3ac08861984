package org.simpp.client.internal.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.simpp.client.Disclosure;
import org.simpp.client.Presence;
import org.simpp.client.Profile;
import org.simpp.client.ServerAddress;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;

/**
 * Settings as lines of {@code name value}, the last of which is the SHA-256 of all before it, so
 * that damage is told from a decision.
 */
final class SettingsText {
  private static final String FIRST = "simpp-account 1";
  private static final String CHECK = "sha256 ";
  private static final String READ_MARKS = "read-marks";
  private static final String TYPING = "typing";
  private static final String IDLENESS = "idleness";
  private static final String SHOW = "show";
  private static final String STATUS = "status";
  private static final String OFF = "off";

  private SettingsText() {}

  static String write(AccountSettings settings) {
    StringBuilder text = new StringBuilder(FIRST).append('\n');
    line(text, "account", settings.account().toString());
    line(text, "profile", settings.profile().name());
    ServerAddress server = settings.server();
    if (server != null) {
      line(text, server.directTls() ? "server-direct-tls" : "server", server.toString());
    }
    if (settings.certificate() != null) {
      line(text, "certificate", settings.certificate().hex());
    }
    if (settings.serverKey() != null) {
      line(text, "server-key", settings.serverKey().hex());
    }
    line(text, "used", settings.used().toString());
    Set<String> approved = new TreeSet<>();
    settings.approved().forEach(contact -> approved.add(contact.toString()));
    approved.forEach(contact -> line(text, "approved", contact));
    Map<String, Long> read = new TreeMap<>();
    settings.read().forEach((contact, number) -> read.put(contact.toString(), number));
    read.forEach((contact, number) -> line(text, "read", number + " " + contact));
    Map<String, String> keys = new TreeMap<>();
    settings.keys().forEach((contact, key) -> keys.put(contact.toString(), key.hex()));
    keys.forEach((contact, key) -> line(text, "key", key + " " + contact));
    Map<String, Long> strangers = new TreeMap<>();
    settings.strangers().forEach((from, number) -> strangers.put(from.toString(), number));
    strangers.forEach((from, number) -> line(text, "stranger", number + " " + from));
    manners(text, settings.manners());
    return text + CHECK + sha256(text.toString()) + "\n";
  }

  /** Only what is otherwise than usual. */
  private static void manners(StringBuilder text, Manners manners) {
    Disclosure told = manners.disclosure();
    if (!told.readMarks()) {
      line(text, READ_MARKS, OFF);
    }
    if (!told.typing()) {
      line(text, TYPING, OFF);
    }
    if (!told.idleness()) {
      line(text, IDLENESS, OFF);
    }
    if (manners.presence().show() != Presence.Show.AVAILABLE) {
      line(text, SHOW, manners.presence().show().name());
    }
    if (!manners.presence().status().isEmpty()) {
      line(text, STATUS, manners.presence().status());
    }
  }

  private static Manners manners(Map<String, String> values) {
    return new Manners(
        new Disclosure(isOn(values, READ_MARKS), isOn(values, TYPING), isOn(values, IDLENESS)),
        new Presence(
            Presence.Show.valueOf(values.getOrDefault(SHOW, Presence.Show.AVAILABLE.name())),
            values.getOrDefault(STATUS, "")));
  }

  private static boolean isOn(Map<String, String> values, String name) {
    return !OFF.equals(values.get(name));
  }

  /**
   * @throws IllegalArgumentException if it is not exactly what {@link #write} wrote
   */
  static AccountSettings read(String text) {
    int check = text.lastIndexOf(CHECK);
    if (!text.startsWith(FIRST + "\n")
        || check < 0
        || !text.substring(check).equals(CHECK + sha256(text.substring(0, check)) + "\n")) {
      throw new IllegalArgumentException("the checksum is wrong");
    }
    Map<String, String> single = new HashMap<>();
    Set<Jid> approved = new HashSet<>();
    Map<Jid, Long> read = new HashMap<>();
    Map<Jid, Bytes> keys = new HashMap<>();
    Map<Jid, Long> strangers = new HashMap<>();
    for (String line : text.substring(FIRST.length() + 1, check).lines().toList()) {
      String value = second(line);
      switch (first(line)) {
        case "approved" -> approved.add(Jid.of(value));
        case "read" -> read.put(Jid.of(second(value)), Long.parseLong(first(value)));
        case "key" -> keys.put(Jid.of(second(value)), Bytes.ofHex(first(value)));
        case "stranger" -> strangers.put(Jid.of(second(value)), Long.parseLong(first(value)));
        default -> single.put(first(line), value);
      }
    }
    return new AccountSettings(
        Jid.of(required(single, "account")),
        Profile.valueOf(required(single, "profile")),
        server(single),
        bytes(single, "certificate"),
        bytes(single, "server-key"),
        Instant.parse(required(single, "used")),
        approved,
        read,
        keys,
        strangers,
        manners(single));
  }

  private static String first(String line) {
    return line.substring(0, Math.max(line.indexOf(' '), 0));
  }

  private static String second(String line) {
    return line.substring(line.indexOf(' ') + 1);
  }

  private static @Nullable ServerAddress server(Map<String, String> values) {
    String direct = values.get("server-direct-tls");
    if (direct != null) {
      ServerAddress address = ServerAddress.parse(direct);
      return new ServerAddress(address.host(), address.port(), true);
    }
    String usual = values.get("server");
    return usual == null ? null : ServerAddress.parse(usual);
  }

  private static @Nullable Bytes bytes(Map<String, String> values, String name) {
    String hex = values.get(name);
    return hex == null ? null : Bytes.ofHex(hex);
  }

  private static String required(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("\"" + name + "\" is missing");
    }
    return value;
  }

  private static void line(StringBuilder text, String name, String value) {
    if (value.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a setting has one line");
    }
    text.append(name).append(' ').append(value).append('\n');
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
