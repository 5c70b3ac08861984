package org.simpp.store;

import java.util.Objects;

/** The store could not do what was asked; nothing was changed. */
public final class StoreException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why, for a caller to act on. */
  public enum Reason {
    /** The database does not answer or has no room. */
    UNAVAILABLE,
    /** What is to be made is there already. */
    EXISTS,
    /** What is to be changed is not there. */
    NOT_FOUND,
    /** A bound would be exceeded. */
    FULL
  }

  private final Reason reason;

  /**
   * @param message what was awaited and for how long, or what there is already
   */
  public StoreException(Reason reason, String message) {
    super(message);
    this.reason = Objects.requireNonNull(reason);
  }

  /**
   * @param message what was awaited and for how long, or what there is already
   */
  public StoreException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason);
  }

  public Reason reason() {
    return reason;
  }
}
