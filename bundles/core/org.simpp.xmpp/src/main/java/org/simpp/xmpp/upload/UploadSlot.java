package org.simpp.xmpp.upload;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.simpp.xmpp.Element;

/**
 * Where a file is put, and where it is got from afterwards (XEP-0363, section 4). {@link #toString}
 * shows nothing: who knows the addresses has the file.
 *
 * @param put where it is put
 * @param headers that the request says which puts it, in their order
 * @param get where it is got from
 */
public record UploadSlot(URI put, List<Header> headers, URI get) {
  private static final Set<String> ALLOWED = Set.of("authorization", "cookie", "expires");
  private static final int MAX_HEADERS = 20;
  private static final int MAX_LENGTH = 4_096;

  /**
   * A header to say.
   *
   * @param name one of Authorization, Cookie and Expires
   */
  public record Header(String name, String value) {
    public Header {
      Objects.requireNonNull(value);
      if (!ALLOWED.contains(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("such a header is not allowed");
      }
    }

    @Override
    public String toString() {
      return "Header[redacted]";
    }
  }

  /**
   * @throws IllegalArgumentException if an address is not one of HTTP over TLS
   */
  public UploadSlot {
    headers = List.copyOf(headers);
    if (!isSecure(put) || !isSecure(get)) {
      throw new IllegalArgumentException("both addresses begin with https");
    }
  }

  /**
   * What {@code slot} writes; empty where it is none, or its addresses are no good. Headers of
   * other names are left out, and line ends in their values (section 4).
   */
  public static Optional<UploadSlot> of(Element slot) {
    Optional<Element> put = slot.child(SlotRequest.NAMESPACE, "put");
    Optional<URI> target = put.flatMap(UploadSlot::address);
    Optional<URI> source = slot.child(SlotRequest.NAMESPACE, "get").flatMap(UploadSlot::address);
    boolean isSlot = slot.is(SlotRequest.NAMESPACE, "slot");
    if (!isSlot || put.isEmpty() || target.isEmpty() || source.isEmpty()) {
      return Optional.empty();
    }
    List<Header> headers =
        put.get().children(SlotRequest.NAMESPACE, "header").stream()
            .limit(MAX_HEADERS)
            .flatMap(element -> header(element).stream())
            .toList();
    return Optional.of(new UploadSlot(target.get(), headers, source.get()));
  }

  private static Optional<Header> header(Element element) {
    String name = element.attribute("name").orElse("").replaceAll("[\r\n]", "");
    String value = element.text().replaceAll("[\r\n]", "");
    return ALLOWED.contains(name.toLowerCase(Locale.ROOT)) && value.length() <= MAX_LENGTH
        ? Optional.of(new Header(name, value))
        : Optional.empty();
  }

  private static Optional<URI> address(Element element) {
    try {
      String text = element.attribute("url").orElse("");
      URI address = new URI(text);
      return text.length() <= MAX_LENGTH && isSecure(address)
          ? Optional.of(address)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isSecure(URI address) {
    return "https".equalsIgnoreCase(address.getScheme()) && address.getHost() != null;
  }

  /** As a {@code <slot/>}. */
  public Element toElement() {
    Element.Builder target =
        Element.builder(SlotRequest.NAMESPACE, "put").attribute("url", put.toASCIIString());
    for (Header header : headers) {
      target.child(
          Element.builder(SlotRequest.NAMESPACE, "header")
              .attribute("name", header.name())
              .text(header.value())
              .build());
    }
    return Element.builder(SlotRequest.NAMESPACE, "slot")
        .child(target.build())
        .child(
            Element.builder(SlotRequest.NAMESPACE, "get")
                .attribute("url", get.toASCIIString())
                .build())
        .build();
  }

  @Override
  public String toString() {
    return "UploadSlot[redacted]";
  }
}
