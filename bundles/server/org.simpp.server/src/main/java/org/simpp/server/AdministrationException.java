package org.simpp.server;

/** What the operator asked for was not done; the message says why and what to do next. */
public final class AdministrationException extends Exception {
  private static final long serialVersionUID = 1L;

  public AdministrationException(String message) {
    super(message);
  }

  public AdministrationException(String message, Throwable cause) {
    super(message, cause);
  }
}
