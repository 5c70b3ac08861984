package org.simpp.xmpp.negotiation;

import java.util.Optional;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.BindException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.IqResults;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaErrors;

/**
 * A client's request for a resource (RFC 6120, section 7).
 *
 * @param resource what the client wants; "" to take what the server gives
 */
record BindRequest(Stanza iq, String resource) {
  static final String NAMESPACE = "urn:ietf:params:xml:ns:xmpp-bind";

  /** The request in {@code stanza}; empty if it is none. */
  static Optional<BindRequest> of(Stanza stanza) {
    if (stanza.kind() != Stanza.Kind.IQ || !stanza.hasType("set") || stanza.id().isEmpty()) {
      return Optional.empty();
    }
    try {
      return StanzaCodec.child(stanza, NAMESPACE, "bind")
          .map(bind -> new BindRequest(stanza, bind.childText("resource").orElse("")));
    } catch (MalformedXmlException malformed) {
      return Optional.empty();
    }
  }

  /** The answer that gives {@code address} (RFC 6120, section 7.6.1). */
  Stanza granted(Jid address) {
    Element bind = Element.builder(NAMESPACE, "bind").child("jid", address.toString()).build();
    return IqResults.of(iq, bind);
  }

  /** The answer that refuses (RFC 6120, sections 7.6.2 and 7.7.2); the client may ask again. */
  Stanza refused(BindException.Condition condition) {
    return StanzaErrors.reply(iq, StanzaCondition.valueOf(condition.name())).orElseThrow();
  }
}
