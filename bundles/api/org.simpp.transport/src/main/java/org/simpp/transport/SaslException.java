package org.simpp.transport;

import java.util.Locale;
import java.util.Objects;

/** An exchange failed, with the condition to send (RFC 6120, section 6.5). */
public final class SaslException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The defined conditions (RFC 6120, section 6.5). */
  public enum Condition {
    ABORTED,
    ACCOUNT_DISABLED,
    CREDENTIALS_EXPIRED,
    ENCRYPTION_REQUIRED,
    INCORRECT_ENCODING,
    INVALID_AUTHZID,
    INVALID_MECHANISM,
    MALFORMED_REQUEST,
    MECHANISM_TOO_WEAK,
    NOT_AUTHORIZED,
    TEMPORARY_AUTH_FAILURE;

    /** The element's local name: {@code not-authorized}. */
    public String elementName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Condition condition;

  /**
   * @param message for this side's log; it is never sent
   */
  public SaslException(Condition condition, String message) {
    super(message);
    this.condition = Objects.requireNonNull(condition);
  }

  /**
   * @param message for this side's log; it is never sent
   */
  public SaslException(Condition condition, String message, Throwable cause) {
    super(message, cause);
    this.condition = Objects.requireNonNull(condition);
  }

  public Condition condition() {
    return condition;
  }
}
