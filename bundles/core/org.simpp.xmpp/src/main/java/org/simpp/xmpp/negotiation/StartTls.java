package org.simpp.xmpp.negotiation;

import org.simpp.model.Bytes;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.Namespaces;

/** STARTTLS's own elements (RFC 6120, section 5.4.2). */
final class StartTls {
  static final Bytes PROCEED = ElementCodec.write(Element.of(Namespaces.TLS, "proceed"));
  static final Bytes FAILURE = ElementCodec.write(Element.of(Namespaces.TLS, "failure"));

  private StartTls() {}

  static boolean isAskedBy(Element element) {
    return element.is(Namespaces.TLS, "starttls");
  }
}
