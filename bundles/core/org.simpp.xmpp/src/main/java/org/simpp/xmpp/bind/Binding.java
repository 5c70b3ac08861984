package org.simpp.xmpp.bind;

import java.util.Optional;
import org.simpp.model.Jid;
import org.simpp.xmpp.Element;

/** The elements that give a stream its resource (RFC 6120, section 7). */
public final class Binding {
  /** The namespace, which is the stream feature too. */
  public static final String NAMESPACE = "urn:ietf:params:xml:ns:xmpp-bind";

  /** The session element that older clients still send; it does nothing (RFC 3921, section 3). */
  public static final String SESSION = "urn:ietf:params:xml:ns:xmpp-session";

  private Binding() {}

  /**
   * What a client asks for.
   *
   * @param resource "" to have the server choose
   */
  public static Element request(String resource) {
    Element.Builder bind = Element.builder(NAMESPACE, "bind");
    return resource.isEmpty() ? bind.build() : bind.child("resource", resource).build();
  }

  /** The resource that {@code bind} asks for, "" for none; empty where it is no request. */
  public static Optional<String> requested(Element bind) {
    return bind.is(NAMESPACE, "bind")
        ? Optional.of(bind.childText("resource").orElse(""))
        : Optional.empty();
  }

  /** What a server answers. */
  public static Element result(Jid full) {
    return Element.builder(NAMESPACE, "bind").child("jid", full.toString()).build();
  }

  /** The full address that {@code bind} gives; empty where it gives none. */
  public static Optional<Jid> bound(Element bind) {
    if (!bind.is(NAMESPACE, "bind")) {
      return Optional.empty();
    }
    try {
      return bind.childText("jid").map(Jid::of).filter(jid -> !jid.isBare());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The feature of the session element, marked as not needed. */
  public static Element sessionFeature() {
    return Element.builder(SESSION, "session").child(Element.of(SESSION, "optional")).build();
  }
}
