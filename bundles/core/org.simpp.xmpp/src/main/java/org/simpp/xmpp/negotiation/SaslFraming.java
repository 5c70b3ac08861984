package org.simpp.xmpp.negotiation;

import java.util.Base64;
import java.util.Optional;
import org.simpp.model.Bytes;
import org.simpp.transport.SaslException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.Namespaces;

/** How SASL's bytes stand in elements (RFC 6120, section 6.4). */
final class SaslFraming {
  private SaslFraming() {}

  /**
   * What {@code element} carries; "=" and nothing are zero bytes.
   *
   * @throws SaslException {@code malformed-request} if it has children, {@code incorrect-encoding}
   *     if its text is not base64 as RFC 4648, section 4, has it: padded, without white space
   */
  static Bytes data(Element element) throws SaslException {
    if (!element.children().isEmpty()) {
      throw new SaslException(
          SaslException.Condition.MALFORMED_REQUEST, "a SASL element has no children");
    }
    String text = element.text();
    if (text.isEmpty() || text.equals("=")) {
      return Bytes.empty();
    }
    try {
      byte[] data = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().encodeToString(data).equals(text)) {
        return Bytes.givenAway(data);
      }
    } catch (IllegalArgumentException notBase64) {
      // refused below, as base64 without padding or with stray bits is
    }
    throw new SaslException(SaslException.Condition.INCORRECT_ENCODING, "base64 was expected");
  }

  static Bytes challenge(Bytes data) {
    return ElementCodec.write(Element.of(Namespaces.SASL, "challenge", base64(data)));
  }

  /**
   * The end of a successful exchange.
   *
   * @param data empty where the mechanism has no additional data
   */
  static Bytes success(Bytes data) {
    return ElementCodec.write(Element.of(Namespaces.SASL, "success", base64(data)));
  }

  static Bytes failure(SaslException.Condition condition) {
    Element cause = Element.of(Namespaces.SASL, condition.elementName());
    return ElementCodec.write(Element.builder(Namespaces.SASL, "failure").child(cause).build());
  }

  private static String base64(Bytes data) {
    return Base64.getEncoder().encodeToString(data.toByteArray());
  }

  /** The mechanism that {@code auth} names. */
  static Optional<String> mechanism(Element auth) {
    return auth.attribute("mechanism").filter(name -> !name.isEmpty());
  }
}
