package org.simpp.client;

import java.util.Objects;

/**
 * Where a server is, when DNS is not to be asked.
 *
 * @param host a name or an IP address, without brackets
 * @param port 1 to 65535
 * @param directTls whether TLS begins with the first byte (XEP-0368); else by STARTTLS
 */
public record ServerAddress(String host, int port, boolean directTls) {
  public ServerAddress {
    Objects.requireNonNull(host);
    if (host.isBlank() || host.indexOf(' ') >= 0) {
      throw new IllegalArgumentException("a server has a host name or an IP address");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a server's port is 1 to 65535, not " + port);
    }
  }

  /**
   * Reads {@code ADDRESS:PORT}, {@code [IPv6]:PORT} or {@code ADDRESS} alone (port 5222), all with
   * STARTTLS.
   *
   * @throws IllegalArgumentException if it is none of these; the message says why
   */
  public static ServerAddress parse(String text) {
    String trimmed = text.strip();
    int colon = trimmed.lastIndexOf(':');
    boolean hasPort =
        colon > 0 && (trimmed.indexOf(':') == colon || trimmed.charAt(colon - 1) == ']');
    String host = hasPort ? trimmed.substring(0, colon) : trimmed;
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    return new ServerAddress(host, hasPort ? port(trimmed.substring(colon + 1)) : 5222, false);
  }

  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }

  private static int port(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a server's port is a number, not \"" + digits + "\"", e);
    }
  }
}
