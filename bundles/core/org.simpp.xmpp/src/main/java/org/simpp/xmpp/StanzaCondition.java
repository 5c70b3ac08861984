package org.simpp.xmpp;

import java.util.Locale;
import java.util.Optional;

/** The defined conditions of a stanza error, each with its usual type (RFC 6120, section 8.3.3). */
public enum StanzaCondition {
  BAD_REQUEST(ErrorType.MODIFY),
  CONFLICT(ErrorType.CANCEL),
  FEATURE_NOT_IMPLEMENTED(ErrorType.CANCEL),
  FORBIDDEN(ErrorType.AUTH),
  GONE(ErrorType.CANCEL),
  INTERNAL_SERVER_ERROR(ErrorType.CANCEL),
  ITEM_NOT_FOUND(ErrorType.CANCEL),
  JID_MALFORMED(ErrorType.MODIFY),
  NOT_ACCEPTABLE(ErrorType.MODIFY),
  NOT_ALLOWED(ErrorType.CANCEL),
  NOT_AUTHORIZED(ErrorType.AUTH),
  POLICY_VIOLATION(ErrorType.MODIFY),
  RECIPIENT_UNAVAILABLE(ErrorType.WAIT),
  REDIRECT(ErrorType.MODIFY),
  REGISTRATION_REQUIRED(ErrorType.AUTH),
  REMOTE_SERVER_NOT_FOUND(ErrorType.CANCEL),
  REMOTE_SERVER_TIMEOUT(ErrorType.WAIT),
  RESOURCE_CONSTRAINT(ErrorType.WAIT),
  SERVICE_UNAVAILABLE(ErrorType.CANCEL),
  SUBSCRIPTION_REQUIRED(ErrorType.AUTH),
  UNDEFINED_CONDITION(ErrorType.CANCEL),
  UNEXPECTED_REQUEST(ErrorType.WAIT);

  /** What the sender may do about it (RFC 6120, section 8.3.2). */
  public enum ErrorType {
    AUTH,
    CANCEL,
    CONTINUE,
    MODIFY,
    WAIT;

    /** The type attribute: {@code cancel}. */
    public String attribute() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The one that {@code attribute} writes. */
    public static Optional<ErrorType> of(String attribute) {
      for (ErrorType type : values()) {
        if (type.attribute().equals(attribute)) {
          return Optional.of(type);
        }
      }
      return Optional.empty();
    }
  }

  private final ErrorType usualType;

  StanzaCondition(ErrorType usualType) {
    this.usualType = usualType;
  }

  /** The type that RFC 6120, section 8.3.3 gives it; the first where it gives two. */
  public ErrorType usualType() {
    return usualType;
  }

  /** The element's local name: {@code service-unavailable}. */
  public String elementName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one whose element is called {@code elementName}. */
  public static Optional<StanzaCondition> of(String elementName) {
    for (StanzaCondition condition : values()) {
      if (condition.elementName().equals(elementName)) {
        return Optional.of(condition);
      }
    }
    return Optional.empty();
  }
}
