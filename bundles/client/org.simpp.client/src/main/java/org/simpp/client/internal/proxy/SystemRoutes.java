package org.simpp.client.internal.proxy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.transport.ProxyServer;
import org.simpp.transport.ProxyServer.Kind;

/**
 * The proxies of the system: what the environment's variables say where there are any, otherwise
 * the settings of the desktop, with what its automatic configuration (PAC) says.
 *
 * @param settings of the desktop; null where there are none
 */
record SystemRoutes(Map<String, String> environment, @Nullable ProxySelector settings)
    implements Routes {
  private static final List<String> VARIABLES = List.of("https_proxy", "all_proxy", "http_proxy");

  SystemRoutes {
    environment = Map.copyOf(environment);
  }

  @Override
  public Optional<ProxyServer> toward(String host, int port) {
    if (isThisComputer(host)) {
      return Optional.empty();
    }
    for (String name : VARIABLES) {
      String said = variable(name);
      if (!said.isEmpty()) {
        return ProxyText.isExcepted(host, variable("no_proxy"))
            ? Optional.empty()
            : ProxyText.ofEnvironment(said);
      }
    }
    return ofSettings(host, port);
  }

  private Optional<ProxyServer> ofSettings(String host, int port) {
    if (settings == null) {
      return Optional.empty();
    }
    String authority = (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    // As for the web, whose servers are asked for by CONNECT too; then as for anything else
    for (String scheme : List.of("https", "socket")) {
      for (Proxy proxy : settings.select(URI.create(scheme + "://" + authority))) {
        if (proxy.address() instanceof InetSocketAddress at && at.getPort() > 0) {
          Kind kind = proxy.type() == Proxy.Type.SOCKS ? Kind.SOCKS5 : Kind.HTTP;
          return Optional.of(new ProxyServer(kind, at.getHostString(), at.getPort(), null));
        }
      }
    }
    return Optional.empty();
  }

  private String variable(String name) {
    String small = environment.getOrDefault(name, "");
    return small.isEmpty()
        ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "").strip()
        : small.strip();
  }

  /** Never a proxy's to reach; only a literal address is looked at, no name is looked up. */
  private static boolean isThisComputer(String host) {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    boolean isLiteral = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    try {
      return isLiteral && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
