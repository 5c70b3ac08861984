package org.simpp.load.client;

/**
 * A client could not log in, or not become ready; the message says at which step and what the
 * server said.
 */
public final class LoginFailure extends Exception {
  private static final long serialVersionUID = 1;

  LoginFailure(String message) {
    super(message);
  }

  public LoginFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
