package org.simpp.xmpp.forward;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.delay.Delay;

/** A stanza that stands in another one (XEP-0297, section 3). */
public final class Forwarded {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "urn:xmpp:forward:0";

  private static final Bytes OPEN = Bytes.utf8("<forwarded xmlns='" + NAMESPACE + "'>");
  private static final Bytes CLOSE = Bytes.utf8("</forwarded>");
  private static final Bytes CLIENT = Bytes.utf8(" xmlns='" + Namespaces.CLIENT + "'");

  private Forwarded() {}

  /**
   * The element around {@code stanza}, without reading what the stanza holds.
   *
   * @param stanza as {@link org.simpp.xmpp.StanzaCodec#encode} has written it
   * @param delay when it was received; null where it has just been
   */
  public static Bytes around(Bytes stanza, @Nullable Delay delay) {
    int name = 1;
    while (stanza.at(name) >= 'a' && stanza.at(name) <= 'z') {
      name++;
    }
    return Bytes.concat(
        OPEN,
        delay == null ? Bytes.empty() : ElementCodec.write(delay.toElement()),
        stanza.slice(0, name),
        CLIENT,
        stanza.slice(name, stanza.length()),
        CLOSE);
  }

  /** The stanza's element that {@code forwarded} holds; empty where it holds none. */
  public static Optional<Element> stanza(Element forwarded) {
    return forwarded.is(NAMESPACE, "forwarded")
        ? forwarded.children().stream()
            .filter(child -> child.namespace().equals(Namespaces.CLIENT))
            .findFirst()
        : Optional.empty();
  }
}
