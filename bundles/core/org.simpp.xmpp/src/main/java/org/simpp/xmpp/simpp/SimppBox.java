package org.simpp.xmpp.simpp;

import java.util.Objects;
import java.util.Optional;
import org.simpp.model.Bytes;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.text.StrictBase64;

/**
 * One sealed box on its way (SIMPP-2007, sections 1.8 and 4.7): {@code <simpp
 * xmlns='urn:x-simpp:2007' t='41'>BASE64</simpp>}. What is in it is not looked at.
 *
 * @param content the box, 1 to 131,072 bytes
 */
public record SimppBox(BoxType type, Bytes content) {
  /** With base64 and its envelope, less than a stanza may have. */
  public static final int MAX_BYTES = 128 * 1024;

  public SimppBox {
    Objects.requireNonNull(type);
    if (content.isEmpty() || content.length() > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a box has 1 to " + MAX_BYTES + " bytes, not " + content.length());
    }
  }

  /**
   * The box that {@code element} carries; empty where it is none: another element, an unknown type,
   * children, base64 that is not the only way to write the bytes, a bound left.
   */
  public static Optional<SimppBox> of(Element element) {
    Optional<BoxType> type = element.attribute("t").flatMap(BoxType::of);
    if (!element.is(SimppNamespaces.SIMPP_2007, "simpp")
        || type.isEmpty()
        || !element.children().isEmpty()) {
      return Optional.empty();
    }
    return StrictBase64.decode(element.text(), MAX_BYTES)
        .filter(content -> !content.isEmpty())
        .map(content -> new SimppBox(type.get(), content));
  }

  public Element toElement() {
    return Element.builder(SimppNamespaces.SIMPP_2007, "simpp")
        .attribute("t", type.attribute())
        .text(StrictBase64.encode(content))
        .build();
  }
}
