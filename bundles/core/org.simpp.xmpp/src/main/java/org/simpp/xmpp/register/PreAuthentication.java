package org.simpp.xmpp.register;

import java.util.Optional;
import org.simpp.xmpp.Element;

/**
 * An invitation's token, shown before an account is made (XEP-0445).
 *
 * @param token 1 to 256 characters
 */
public record PreAuthentication(String token) {
  public static final String NAMESPACE = "urn:xmpp:pars:0";

  /** The namespace of the stream feature that offers it. */
  public static final String FEATURE = "urn:xmpp:ibr-token:0";

  private static final int MAX_LENGTH = 256;

  public PreAuthentication {
    if (!isToken(token)) {
      throw new IllegalArgumentException("a token has 1 to " + MAX_LENGTH + " characters");
    }
  }

  /** What {@code element} shows; empty where it shows no token. */
  public static Optional<PreAuthentication> of(Element element) {
    return element.is(NAMESPACE, "preauth")
        ? element.attribute("token").filter(PreAuthentication::isToken).map(PreAuthentication::new)
        : Optional.empty();
  }

  /** The stream feature. */
  public static Element feature() {
    return Element.of(FEATURE, "register");
  }

  public Element toElement() {
    return Element.builder(NAMESPACE, "preauth").attribute("token", token).build();
  }

  private static boolean isToken(String text) {
    return !text.isEmpty() && text.length() <= MAX_LENGTH;
  }

  @Override
  public String toString() {
    return "PreAuthentication[redacted]";
  }
}
