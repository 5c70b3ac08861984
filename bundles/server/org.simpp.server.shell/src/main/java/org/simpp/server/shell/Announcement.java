package org.simpp.server.shell;

import java.net.InetSocketAddress;
import org.simpp.server.ServerStatus;

/** The line that tells people and scripts that the server is ready. */
final class Announcement {
  private Announcement() {}

  /** The line for a server that accepts logins, and whose shell answers at {@code ssh}. */
  static String line(ServerStatus.Snapshot server, InetSocketAddress ssh) {
    StringBuilder line = new StringBuilder("ready: ").append(server.domain());
    for (String purpose : new String[] {"c2s", "direct-tls"}) {
      InetSocketAddress port = server.ports().get(purpose);
      if (port != null) {
        line.append(' ').append(purpose).append('=').append(text(port));
      }
    }
    return line.append(" ssh=").append(text(ssh)).toString();
  }

  /** {@code address:port}, IPv6 addresses short and in brackets. */
  static String text(InetSocketAddress port) {
    String host =
        port.getAddress() == null ? port.getHostString() : port.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + shortened(host) + "]" : host) + ":" + port.getPort();
  }

  /** The longest run of zeros as {@code ::} (RFC 5952, section 4.2). */
  private static String shortened(String address) {
    for (int zeros = 8; zeros >= 2; zeros--) {
      String shorter = address.replaceFirst("(^|:)0(:0){" + (zeros - 1) + "}(:|$)", "::");
      if (!shorter.equals(address)) {
        return shorter;
      }
    }
    return address;
  }
}
