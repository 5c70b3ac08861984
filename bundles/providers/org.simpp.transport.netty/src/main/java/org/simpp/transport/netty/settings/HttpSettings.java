package org.simpp.transport.netty.settings;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * XMPP over HTTP.
 *
 * @param address where it listens; empty for nowhere
 * @param origins the pages that may connect, {@code *} for all; a client that is no page says none
 * @param url what clients are told to connect to, without a slash at its end; "" for the domain and
 *     the port
 */
public record HttpSettings(Optional<InetSocketAddress> address, Set<String> origins, String url) {
  public HttpSettings {
    origins = Set.copyOf(origins);
  }

  /**
   * The settings in {@code raw}.
   *
   * @param bind the address of the other ports
   */
  public static HttpSettings of(Map<String, ?> raw, InetAddress bind)
      throws InvalidSettingException {
    Values values = new Values(raw);
    Optional<InetSocketAddress> address =
        values.text("httpPort").isEmpty()
            ? Optional.empty()
            : Optional.of(new InetSocketAddress(bind, values.number("httpPort", 0, 65_535)));
    return new HttpSettings(address, origins(values.text("httpOrigins")), url(values));
  }

  /** Whether a page of that origin may connect; null where the client is none. */
  public boolean admits(@Nullable String origin) {
    return origin == null
        || origins.contains("*")
        || origins.contains(origin.toLowerCase(Locale.ROOT));
  }

  private static Set<String> origins(String text) throws InvalidSettingException {
    Set<String> origins =
        Arrays.stream(text.split("[,\\s]+"))
            .filter(one -> !one.isEmpty())
            .map(one -> one.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    for (String origin : origins) {
      if (!origin.matches("\\*|https?://[^/?#@]+")) {
        throw new InvalidSettingException(
            "httpOrigins", text, "origins such as https://chat.example.org, or *");
      }
    }
    return origins;
  }

  private static String url(Values values) throws InvalidSettingException {
    String text = values.text("httpUrl");
    try {
      URI url = new URI(text);
      boolean isUrl = "https".equals(url.getScheme()) && url.getHost() != null;
      if (text.isEmpty() || (isUrl && url.getQuery() == null && url.getFragment() == null)) {
        return text.replaceAll("/+$", "");
      }
    } catch (URISyntaxException e) {
      // refused below, as another scheme is
    }
    throw new InvalidSettingException("httpUrl", text, "a URL such as https://chat.example.org");
  }
}
