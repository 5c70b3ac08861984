package org.simpp.xmpp.sasl2;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.simpp.model.Bytes;
import org.simpp.transport.LoginRequest;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslException.Condition;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.text.StrictBase64;

/**
 * What begins a login (XEP-0388, section 2.3). What the client says of its software and device is
 * not kept.
 *
 * @param initialResponse empty where there is none
 */
public record Authenticate(LoginRequest request, Bytes initialResponse) {
  private static final int MAX_ELEMENTS = 16;
  private static final int MAX_BYTES = 65_536;

  /** A UUID of version 4 (RFC 9562, section 5.4). */
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

  /**
   * Reads the element.
   *
   * @throws SaslException {@code malformed-request} or {@code incorrect-encoding}
   */
  public static Authenticate of(Element element) throws SaslException {
    List<Bytes> elements = new ArrayList<>();
    for (Element child : element.children()) {
      if (!child.namespace().equals(Sasl2.NAMESPACE)) {
        elements.add(ElementCodec.write(child));
      }
    }
    if (elements.size() > MAX_ELEMENTS) {
      throw malformed("more than " + MAX_ELEMENTS + " elements are asked for");
    }
    String mechanism = element.attribute("mechanism").orElse("");
    Optional<Element> agent = element.child(Sasl2.NAMESPACE, "user-agent");
    String client = agent.flatMap(one -> one.attribute("id")).orElse("").toLowerCase(Locale.ROOT);
    if (!client.isEmpty() && !UUID.matcher(client).matches()) {
      throw malformed("the id of a user agent is a UUID of version 4");
    }
    Optional<Element> initial = element.child(Sasl2.NAMESPACE, "initial-response");
    return new Authenticate(
        new LoginRequest(mechanism, client, elements),
        initial.isPresent() ? data(initial.get()) : Bytes.empty());
  }

  /**
   * What an element of SASL carries (XEP-0388, section 2.2).
   *
   * @throws SaslException if it has children, or its text is not base64 without white space
   */
  public static Bytes data(Element element) throws SaslException {
    if (!element.children().isEmpty()) {
      throw malformed("an element with SASL's bytes has no children");
    }
    return StrictBase64.decode(element.text(), MAX_BYTES)
        .orElseThrow(() -> new SaslException(Condition.INCORRECT_ENCODING, "base64 was expected"));
  }

  private static SaslException malformed(String message) {
    return new SaslException(Condition.MALFORMED_REQUEST, message);
  }
}
