package org.simpp.client.internal.proxy;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.model.SecretBytes;
import org.simpp.transport.ProxyServer;
import org.simpp.transport.ProxyServer.Kind;

/** How people write proxies, and servers that are reached without one. */
public final class ProxyText {
  private ProxyText() {}

  /** The proxy that {@code http://HOST:PORT} or {@code socks5://HOST:PORT} is; empty for none. */
  public static Optional<ProxyServer> of(String text) {
    try {
      URI written = new URI(text);
      boolean isBare =
          written.getUserInfo() == null
              && written.getRawPath().isEmpty()
              && written.getRawQuery() == null
              && written.getRawFragment() == null;
      Kind kind = kind(written.getScheme());
      return isBare && kind != null && written.getPort() > 0
          ? Optional.of(new ProxyServer(kind, host(written), written.getPort(), null))
          : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException | NullPointerException e) {
      return Optional.empty();
    }
  }

  /**
   * The same as it stands in environment variables, where a user and a password may stand before
   * the host, and neither scheme nor port must be there.
   */
  static Optional<ProxyServer> ofEnvironment(String text) {
    try {
      URI written = new URI(text.contains("://") ? text : "http://" + text);
      Kind kind = kind(written.getScheme());
      if (kind == null || written.getHost() == null) {
        return Optional.empty();
      }
      int usual = kind == Kind.HTTP ? 80 : 1080;
      int port = written.getPort() < 0 ? usual : written.getPort();
      return Optional.of(new ProxyServer(kind, host(written), port, login(written)));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether one of the comma-separated {@code exceptions} means {@code host}: it is the host
   * itself, a domain above it, with or without a dot before it, or {@code *}.
   */
  public static boolean isExcepted(String host, String exceptions) {
    String wanted = host.toLowerCase(Locale.ROOT);
    List<String> all = Arrays.asList(exceptions.toLowerCase(Locale.ROOT).split("[, ]+"));
    return all.stream()
        .filter(one -> !one.isEmpty())
        .map(one -> one.startsWith("*.") ? one.substring(2) : one)
        .map(one -> one.startsWith(".") ? one.substring(1) : one)
        .anyMatch(one -> one.equals("*") || wanted.equals(one) || wanted.endsWith("." + one));
  }

  private static @Nullable Kind kind(@Nullable String scheme) {
    return switch (scheme == null ? "" : scheme.toLowerCase(Locale.ROOT)) {
      case "http" -> Kind.HTTP;
      case "socks", "socks5", "socks5h" -> Kind.SOCKS5;
      default -> null;
    };
  }

  private static String host(URI written) {
    String host = written.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static ProxyServer.@Nullable Login login(URI written) {
    String said = written.getRawUserInfo();
    int colon = said == null ? -1 : said.indexOf(':');
    if (said == null || colon < 1) {
      return null;
    }
    byte[] password = decoded(said.substring(colon + 1)).getBytes(StandardCharsets.UTF_8);
    return new ProxyServer.Login(decoded(said.substring(0, colon)), SecretBytes.takeOver(password));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
