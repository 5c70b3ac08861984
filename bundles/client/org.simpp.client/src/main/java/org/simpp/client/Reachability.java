package org.simpp.client;

import java.util.Objects;

/** Whether a contact can receive SIMPP, and so whether anything can be written to it at all. */
public sealed interface Reachability {
  /** A session stands: a message leaves at once. */
  record Secured() implements Reachability {}

  /** The contact can receive SIMPP: the first message sets a session up, then leaves. */
  record Securable() implements Reachability {}

  /**
   * A message can be written and will wait.
   *
   * @param cause what it waits for
   */
  record Waiting(Trouble cause) implements Reachability {
    public Waiting {
      Objects.requireNonNull(cause);
    }
  }

  /**
   * Nothing can be sent, because it could not be encrypted.
   *
   * @param cause why
   */
  record Unable(Trouble cause) implements Reachability {
    public Unable {
      Objects.requireNonNull(cause);
    }
  }

  /** Whether {@link Conversations#send} accepts a text, be it to wait. */
  default boolean canWrite() {
    return !(this instanceof Unable);
  }
}
