package org.simpp.client.history;

import java.util.Objects;

/** A history could not be used; the message says what happened, why, and what to do next. */
public final class HistoryException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why, for a caller to act on. */
  public enum Reason {
    /** It was made with another key or for another account. */
    WRONG_KEY,
    /** Its beginning cannot be read; the file was left as it is. */
    DAMAGED,
    /** Another process or session has it open. */
    IN_USE,
    /** The disk or the folder failed. */
    UNAVAILABLE,
    /** It has been closed. */
    CLOSED
  }

  private final Reason reason;

  public HistoryException(Reason reason, String message) {
    super(message);
    this.reason = Objects.requireNonNull(reason);
  }

  public HistoryException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason);
  }

  public Reason reason() {
    return reason;
  }
}
