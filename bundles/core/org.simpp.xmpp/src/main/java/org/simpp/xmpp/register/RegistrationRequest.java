package org.simpp.xmpp.register;

import java.util.Optional;
import org.simpp.xmpp.Element;

/**
 * The name and password of a new account (XEP-0077, section 3.1). {@link #toString} shows neither.
 *
 * @param username the localpart, 1 to 1,023 characters
 * @param password 1 to 1,024 characters
 */
public record RegistrationRequest(String username, String password) {
  public static final String NAMESPACE = "jabber:iq:register";

  /** The namespace of the stream feature that offers it. */
  public static final String FEATURE = "http://jabber.org/features/iq-register";

  private static final int MAX_NAME = 1023;
  private static final int MAX_PASSWORD = 1024;

  public RegistrationRequest {
    if (!isWithin(username, MAX_NAME) || !isWithin(password, MAX_PASSWORD)) {
      throw new IllegalArgumentException(
          "a name of 1 to %d and a password of 1 to %d characters are needed"
              .formatted(MAX_NAME, MAX_PASSWORD));
    }
  }

  /** What {@code query} asks for; empty where it lacks the name or the password. */
  public static Optional<RegistrationRequest> of(Element query) {
    Optional<String> username = query.childText("username").filter(t -> isWithin(t, MAX_NAME));
    Optional<String> password = query.childText("password").filter(t -> isWithin(t, MAX_PASSWORD));
    return query.is(NAMESPACE, "query") && username.isPresent() && password.isPresent()
        ? Optional.of(new RegistrationRequest(username.get(), password.get()))
        : Optional.empty();
  }

  /** The stream feature. */
  public static Element feature() {
    return Element.of(FEATURE, "register");
  }

  /** The question what has to be given. */
  public static Element formRequest() {
    return Element.of(NAMESPACE, "query");
  }

  /** The answer to {@link #formRequest}: both are to be given. */
  public static Element form(String instructions) {
    return Element.builder(NAMESPACE, "query")
        .child("instructions", instructions)
        .child("username", "")
        .child("password", "")
        .build();
  }

  public Element toElement() {
    return Element.builder(NAMESPACE, "query")
        .child("username", username)
        .child("password", password)
        .build();
  }

  @Override
  public String toString() {
    return "RegistrationRequest[redacted]";
  }

  private static boolean isWithin(String text, int most) {
    return !text.isEmpty() && text.length() <= most;
  }
}
