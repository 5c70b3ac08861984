package org.simpp.server.message;

import org.simpp.model.Stanza;
import org.simpp.store.StoreException;

/**
 * Keeps messages beside their delivery, and gives them the ids under which their accounts find them
 * again. Asked once for each message that is accepted.
 */
public interface Archive {
  /** Whether {@link #keep} says at once what becomes of {@code message}, and waits for nothing. */
  boolean isReady(Stanza message);

  /** Waits a while where more is to be kept than can be; on a lane. */
  void awaitRoom();

  /**
   * Keeps a message that is delivered now; on a lane where it is not {@link #isReady}.
   *
   * @throws StoreException if it must be kept and cannot; it is not to be delivered then
   */
  Accepted keep(MessageContent message) throws StoreException;

  /**
   * Keeps a message that waits for its recipient, on the recipient's lane.
   *
   * @param holding holds the message as the recipient gets it
   * @throws StoreException if that fails, or it must be kept and cannot
   */
  Accepted keepHeld(MessageContent message, Holding holding) throws StoreException;

  /** Holds a message for later. */
  @FunctionalInterface
  interface Holding {
    void hold(Stanza forRecipient) throws StoreException;
  }
}
