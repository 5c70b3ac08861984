package org.simpp.server.settings;

/** A value of the configuration is refused; the message names key, value and permitted range. */
public final class SettingsException extends Exception {
  private static final long serialVersionUID = 1L;

  public SettingsException(String message) {
    super(message);
  }
}
