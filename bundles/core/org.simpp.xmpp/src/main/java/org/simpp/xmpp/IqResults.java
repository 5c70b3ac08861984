package org.simpp.xmpp;

import org.simpp.model.Stanza;

/** Results of IQs (RFC 6120, section 8.2.3). */
public final class IqResults {
  private IqResults() {}

  /**
   * The result of {@code request}: its id, its addresses exchanged.
   *
   * @param children at most one element (RFC 6120, section 8.2.3, rule 4)
   */
  public static Stanza of(Stanza request, Element... children) {
    if (request.kind() != Stanza.Kind.IQ || children.length > 1) {
      throw new IllegalArgumentException("an IQ's result holds one element or none");
    }
    return Stanza.builder(Stanza.Kind.IQ)
        .from(request.to().orElse(null))
        .to(request.from().orElse(null))
        .id(request.id().orElse(null))
        .type("result")
        .payload(StanzaCodec.payload(children))
        .build();
  }
}
