package org.simpp.client.internal.files;

import java.io.IOException;

/** Nobody waits for the transfer any more. */
final class GivenUpException extends IOException {
  private static final long serialVersionUID = 1L;

  GivenUpException() {
    super("given up");
  }
}
