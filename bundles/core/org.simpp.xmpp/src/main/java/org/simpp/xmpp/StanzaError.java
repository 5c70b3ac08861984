package org.simpp.xmpp;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.xmpp.StanzaCondition.ErrorType;

/**
 * The error of a stanza of type {@code error} (RFC 6120, section 8.3.2).
 *
 * @param type what the sender may do about it
 * @param condition which one
 * @param text for a person, "" for none
 * @param detail the condition that a specification adds (section 8.3.4); null for none
 */
public record StanzaError(
    ErrorType type, StanzaCondition condition, String text, @Nullable Element detail) {
  public StanzaError {
    Objects.requireNonNull(type);
    Objects.requireNonNull(condition);
    Objects.requireNonNull(text);
  }

  /** The condition with its usual type. */
  public static StanzaError of(StanzaCondition condition, String text) {
    return new StanzaError(condition.usualType(), condition, text, null);
  }

  /** The same error with the condition that a specification adds. */
  public StanzaError with(Element added) {
    return new StanzaError(type, condition, text, added);
  }

  /**
   * The error that {@code element} writes; one that names no defined condition counts as {@code
   * undefined-condition}, and one of an unknown type has the condition's usual type.
   */
  public static Optional<StanzaError> of(Element element) {
    if (!element.is(Namespaces.CLIENT, "error")) {
      return Optional.empty();
    }
    StanzaCondition condition =
        element.children().stream()
            .filter(child -> child.namespace().equals(Namespaces.STANZA_ERRORS))
            .flatMap(child -> StanzaCondition.of(child.localName()).stream())
            .findFirst()
            .orElse(StanzaCondition.UNDEFINED_CONDITION);
    ErrorType type = element.attribute("type").flatMap(ErrorType::of).orElse(condition.usualType());
    String text = element.child(Namespaces.STANZA_ERRORS, "text").map(Element::text).orElse("");
    Element detail =
        element.children().stream()
            .filter(child -> !child.namespace().equals(Namespaces.STANZA_ERRORS))
            .findFirst()
            .orElse(null);
    return Optional.of(new StanzaError(type, condition, text, detail));
  }

  /** As an {@code <error/>} in {@code jabber:client}. */
  public Element toElement() {
    Element.Builder error =
        Element.builder(Namespaces.CLIENT, "error")
            .attribute("type", type.attribute())
            .child(Element.of(Namespaces.STANZA_ERRORS, condition.elementName()));
    if (!text.isEmpty()) {
      error.child(
          Element.builder(Namespaces.STANZA_ERRORS, "text").language("en").text(text).build());
    }
    if (detail != null) {
      error.child(detail);
    }
    return error.build();
  }
}
