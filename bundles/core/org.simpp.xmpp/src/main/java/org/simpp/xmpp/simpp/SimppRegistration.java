package org.simpp.xmpp.simpp;

import java.util.Objects;
import java.util.Optional;
import org.simpp.model.Bytes;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.text.StrictBase64;

/**
 * The three steps of registration, each in an IQ before login (SIMPP-2007, section 4.4). The answer
 * to the third is an empty result.
 */
public sealed interface SimppRegistration {
  /** The most bytes that R1, R2 or R3 may have. */
  int MAX_BYTES = 4096;

  /** The most characters that a token or a session's id may have. */
  int MAX_TEXT = 256;

  /**
   * R1 with an invitation's token, from the client.
   *
   * @param token 1 to 256 characters
   */
  record Request(String token, Bytes r1) implements SimppRegistration {
    public Request {
      requireWithin(token, r1);
    }

    @Override
    public Element toElement() {
      return Element.builder(SimppNamespaces.REGISTRATION_2007, "register")
          .child("token", token)
          .child("r1", StrictBase64.encode(r1))
          .build();
    }

    @Override
    public String toString() {
      return "Request[redacted]";
    }
  }

  /**
   * R2, from the server.
   *
   * @param session which registration it is, 1 to 256 characters
   */
  record Challenge(String session, Bytes r2) implements SimppRegistration {
    public Challenge {
      requireWithin(session, r2);
    }

    @Override
    public Element toElement() {
      return SimppRegistration.step(session, "r2", r2);
    }
  }

  /**
   * R3, from the client.
   *
   * @param session as the challenge gave it
   */
  record Proof(String session, Bytes r3) implements SimppRegistration {
    public Proof {
      requireWithin(session, r3);
    }

    @Override
    public Element toElement() {
      return SimppRegistration.step(session, "r3", r3);
    }
  }

  Element toElement();

  /** The stream feature. */
  static Element feature() {
    return Element.of(SimppNamespaces.REGISTRATION_2007, "register");
  }

  /**
   * The step that {@code element} is; empty where it is none: another element, not exactly the
   * parts of one step, base64 that is not the only way to write the bytes, a bound left.
   */
  static Optional<SimppRegistration> of(Element element) {
    if (!element.is(SimppNamespaces.REGISTRATION_2007, "register")) {
      return Optional.empty();
    }
    Optional<Bytes> r1 = bytes(element, "r1");
    Optional<Bytes> r2 = bytes(element, "r2");
    Optional<Bytes> r3 = bytes(element, "r3");
    Optional<String> token = element.childText("token").filter(SimppRegistration::isWithin);
    Optional<String> session = element.attribute("sid").filter(SimppRegistration::isWithin);
    int parts = element.children().size();
    if (r1.isPresent() && token.isPresent() && session.isEmpty() && parts == 2) {
      return Optional.of(new Request(token.get(), r1.get()));
    }
    if (session.isEmpty() || parts != 1) {
      return Optional.empty();
    }
    return r2.isPresent()
        ? Optional.of(new Challenge(session.get(), r2.get()))
        : r3.map(proof -> new Proof(session.get(), proof));
  }

  private static Optional<Bytes> bytes(Element element, String name) {
    return element
        .childText(name)
        .flatMap(text -> StrictBase64.decode(text, MAX_BYTES))
        .filter(bytes -> !bytes.isEmpty());
  }

  private static boolean isWithin(String text) {
    return !text.isEmpty() && text.length() <= MAX_TEXT;
  }

  private static void requireWithin(String text, Bytes bytes) {
    Objects.requireNonNull(bytes);
    if (!isWithin(text) || bytes.isEmpty() || bytes.length() > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a step has a text of 1 to %d characters and 1 to %d bytes"
              .formatted(MAX_TEXT, MAX_BYTES));
    }
  }

  private static Element step(String session, String name, Bytes bytes) {
    return Element.builder(SimppNamespaces.REGISTRATION_2007, "register")
        .attribute("sid", session)
        .child(name, StrictBase64.encode(bytes))
        .build();
  }
}
