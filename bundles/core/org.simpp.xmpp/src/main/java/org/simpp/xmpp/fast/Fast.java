package org.simpp.xmpp.fast;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.time.XmppDates;

/** What a client and a server say of tokens (XEP-0484, section 3). */
public final class Fast {
  /** The namespace, which is the inline feature's too. */
  public static final String NAMESPACE = "urn:xmpp:fast:0";

  /**
   * The client logs in with a token (sections 3.4 and 3.6).
   *
   * @param count how often it has tried with this token; 0 where it does not say
   * @param invalidate whether the token shall be good for nothing afterwards
   */
  public record Use(long count, boolean invalidate) {}

  private Fast() {}

  /** The feature, for the login's list (section 3.1). */
  public static Element feature(List<String> mechanisms) {
    Element.Builder feature = Element.builder(NAMESPACE, "fast");
    mechanisms.forEach(name -> feature.child("mechanism", name));
    return feature.build();
  }

  /** The mechanism that a token is asked for; empty where {@code element} asks for none. */
  public static Optional<String> requested(Element element) {
    return element.is(NAMESPACE, "request-token")
        ? element.attribute("mechanism")
        : Optional.empty();
  }

  /** What {@code element} says of the token; empty where that is nothing, or no number. */
  public static Optional<Use> use(Element element) {
    if (!element.is(NAMESPACE, "fast")) {
      return Optional.empty();
    }
    boolean invalidate =
        element
            .attribute("invalidate")
            .map(value -> value.equals("1") || value.equals("true"))
            .orElse(false);
    String count = element.attribute("count").orElse("0");
    return count.matches("[0-9]{1,10}")
        ? Optional.of(new Use(Long.parseLong(count), invalidate))
        : Optional.empty();
  }

  /** A new token (section 3.3). */
  public static Element token(String token, Instant expires) {
    return Element.builder(NAMESPACE, "token")
        .attribute("expiry", XmppDates.write(expires))
        .attribute("token", token)
        .build();
  }
}
