package org.simpp.crypto;

/** The key exists and cannot be used now: the card was removed, its session ended. */
public final class KeyUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what happened, why, and what to do next
   */
  public KeyUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * @param message what happened, why, and what to do next
   */
  public KeyUnavailableException(String message) {
    super(message);
  }
}
