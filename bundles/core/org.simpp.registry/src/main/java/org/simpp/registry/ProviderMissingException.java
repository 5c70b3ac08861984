package org.simpp.registry;

import java.time.Duration;

/** Nobody provides a service, and nobody came in time. */
public final class ProviderMissingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProviderMissingException(String what, Duration waited) {
    super(
        "no provider of %s came within %d s; install or start a bundle that provides it"
            .formatted(what, waited.toSeconds()));
  }
}
