package org.simpp.server.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.simpp.model.Jid;
import org.simpp.xmpp.externalservices.ExternalService;

/** Reads lists of addresses and services, with spaces or commas between. */
final class ServiceReader {
  /** What contact addresses are there for (XEP-0157, section 3). */
  static final List<String> PURPOSES =
      List.of("abuse", "admin", "feedback", "sales", "security", "status", "support");

  private static final int MAX_ENTRIES = 50;

  /** As RFC 7064 and RFC 7065 write services. */
  private static final Pattern SERVICE =
      Pattern.compile(
          "(stuns?|turns?):([A-Za-z0-9.-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}\\])(?::([0-9]{1,5}))?"
              + "(?:\\?transport=(udp|tcp))?");

  private ServiceReader() {}

  /** What a key says; "" where it is not there. */
  @FunctionalInterface
  interface Texts {
    String of(String key);
  }

  static Map<String, List<String>> contacts(Texts texts) throws SettingsException {
    Map<String, List<String>> contacts = new LinkedHashMap<>();
    for (String purpose : PURPOSES) {
      String key = purpose + "Addresses";
      List<String> uris = entries(key, texts.of(key));
      for (String uri : uris) {
        requireUri(key, uri);
      }
      if (!uris.isEmpty()) {
        contacts.put(purpose, uris);
      }
    }
    return contacts;
  }

  static Set<Jid> accounts(String key, Texts texts) throws SettingsException {
    Set<Jid> accounts = new LinkedHashSet<>();
    for (String entry : entries(key, texts.of(key))) {
      try {
        Jid address = Jid.of(entry);
        if (address.isDomain() || !address.isBare()) {
          throw SettingsReader.refused(key, entry, "an account, name@domain");
        }
        accounts.add(address);
      } catch (IllegalArgumentException e) {
        throw SettingsReader.refused(key, entry, "an account; " + e.getMessage());
      }
    }
    return accounts;
  }

  /**
   * The services that are offered.
   *
   * @param hasSecret whether relays want credentials
   */
  static List<ExternalService> services(Texts texts, boolean hasSecret) throws SettingsException {
    List<ExternalService> services = new ArrayList<>();
    for (String entry : entries("externalServices", texts.of("externalServices"))) {
      Matcher service = SERVICE.matcher(entry);
      int port = service.matches() ? port(service) : 0;
      if (port < 1 || port > 65_535) {
        throw SettingsReader.refused(
            "externalServices", entry, "as stun:HOST:PORT or turn:HOST:PORT?transport=udp");
      }
      String type = service.group(1);
      String transport = service.group(4) == null ? usualTransport(type) : service.group(4);
      String host = service.group(2).replaceAll("[\\[\\]]", "");
      boolean isRestricted = hasSecret && type.startsWith("turn");
      services.add(new ExternalService(type, host, port, transport, isRestricted, null));
    }
    return services;
  }

  private static int port(Matcher service) {
    if (service.group(3) != null) {
      return Integer.parseInt(service.group(3));
    }
    return service.group(1).endsWith("s") ? 5349 : 3478;
  }

  private static String usualTransport(String type) {
    return type.endsWith("s") ? "tcp" : "udp";
  }

  private static List<String> entries(String key, String text) throws SettingsException {
    List<String> entries =
        Pattern.compile("[\\s,]+").splitAsStream(text).filter(one -> !one.isEmpty()).toList();
    if (entries.size() > MAX_ENTRIES) {
      throw SettingsReader.refused(key, entries.size() + " entries", "at most " + MAX_ENTRIES);
    }
    return entries;
  }

  private static void requireUri(String key, String text) throws SettingsException {
    try {
      if (text.length() <= 1_023 && new URI(text).isAbsolute()) {
        return;
      }
    } catch (URISyntaxException e) {
      throw SettingsReader.refused(key, text, "URIs as mailto:admin@example.org");
    }
    throw SettingsReader.refused(key, text, "URIs as mailto:admin@example.org");
  }
}
