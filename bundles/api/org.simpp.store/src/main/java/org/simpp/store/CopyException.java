package org.simpp.store;

/** A copy of the store was not made or not read; the message says why and what to do next. */
public final class CopyException extends Exception {
  private static final long serialVersionUID = 1L;

  public CopyException(String message) {
    super(message);
  }

  public CopyException(String message, Throwable cause) {
    super(message, cause);
  }
}
