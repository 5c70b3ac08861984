package org.simpp.registry;

import org.jspecify.annotations.Nullable;

/** A provider does not compute what it must; the message says where. */
public final class SelfTestException extends Exception {
  private static final long serialVersionUID = 1L;

  SelfTestException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
