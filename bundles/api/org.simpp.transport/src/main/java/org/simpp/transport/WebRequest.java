package org.simpp.transport;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The head of a request over HTTP (RFC 9110, section 6). {@link #toString} shows no header: one of
 * them may let its bearer in.
 *
 * @param method {@code GET}, {@code PUT} …
 * @param path as it came, percent-encoded, without query
 * @param headers by name in lower case; one that came more than once has commas between its values
 */
public record WebRequest(String method, String path, Map<String, String> headers) {
  public WebRequest {
    Objects.requireNonNull(method);
    Objects.requireNonNull(path);
    headers = Map.copyOf(headers);
  }

  /** The value of a header, whatever the case of {@code name}. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  @Override
  public String toString() {
    return "WebRequest[" + method + "]";
  }
}
