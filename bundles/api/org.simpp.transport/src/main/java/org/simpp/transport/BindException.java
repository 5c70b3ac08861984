package org.simpp.transport;

import java.util.Locale;
import java.util.Objects;

/** A resource cannot be bound (RFC 6120, section 7.6.2 and 7.7.2). */
public final class BindException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The stanza error to answer with. */
  public enum Condition {
    BAD_REQUEST,
    CONFLICT,
    NOT_ALLOWED,
    RESOURCE_CONSTRAINT;

    /** The element's local name: {@code bad-request}. */
    public String elementName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Condition condition;

  public BindException(Condition condition, String message) {
    super(message);
    this.condition = Objects.requireNonNull(condition);
  }

  public Condition condition() {
    return condition;
  }
}
