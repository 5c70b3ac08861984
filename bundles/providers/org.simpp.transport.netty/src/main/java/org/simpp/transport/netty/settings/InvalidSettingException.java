package org.simpp.transport.netty.settings;

/** A value of the configuration is refused; the message has key, value and what is permitted. */
public final class InvalidSettingException extends Exception {
  private static final long serialVersionUID = 1L;

  public InvalidSettingException(String key, String value, String permitted) {
    super(key + " = " + value + " is refused; permitted: " + permitted);
  }
}
