package org.simpp.xmpp;

import java.util.Optional;
import org.simpp.model.Stanza;

/** Error answers to stanzas (RFC 6120, section 8.3), and reading them. */
public final class StanzaErrors {
  private StanzaErrors() {}

  /** As {@link #reply(Stanza, StanzaError)}, with the condition's usual type and no text. */
  public static Optional<Stanza> reply(Stanza stanza, StanzaCondition condition) {
    return reply(stanza, StanzaError.of(condition, ""));
  }

  /** As {@link #reply(Stanza, StanzaError)}, with the condition's usual type. */
  public static Optional<Stanza> reply(Stanza stanza, StanzaCondition condition, String text) {
    return reply(stanza, StanzaError.of(condition, text));
  }

  /**
   * The stanza that answers {@code stanza} with {@code error}: of its kind and id, its addresses
   * exchanged. Empty where none may be sent: to an error, or to the result of an IQ (RFC 6120,
   * sections 8.2.3 and 8.3.1).
   */
  public static Optional<Stanza> reply(Stanza stanza, StanzaError error) {
    boolean isAnswer =
        stanza.hasType("error") || (stanza.kind() == Stanza.Kind.IQ && stanza.hasType("result"));
    if (isAnswer) {
      return Optional.empty();
    }
    return Optional.of(
        Stanza.builder(stanza.kind())
            .from(stanza.to().orElse(null))
            .to(stanza.from().orElse(null))
            .id(stanza.id().orElse(null))
            .type("error")
            .payload(StanzaCodec.payload(error.toElement()))
            .build());
  }

  /** The error that a stanza of type {@code error} brings; empty for every other stanza. */
  public static Optional<StanzaError> read(Stanza stanza) throws MalformedXmlException {
    if (!stanza.hasType("error")) {
      return Optional.empty();
    }
    return Optional.of(
        StanzaCodec.child(stanza, Namespaces.CLIENT, "error")
            .flatMap(StanzaError::of)
            .orElse(StanzaError.of(StanzaCondition.UNDEFINED_CONDITION, "")));
  }
}
