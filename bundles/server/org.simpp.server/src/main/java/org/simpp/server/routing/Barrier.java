package org.simpp.server.routing;

import org.simpp.model.Jid;
import org.simpp.store.StoreException;

/**
 * Whom an account keeps away from itself, in both directions: nothing of theirs reaches it, and
 * nothing of its own reaches them. Nobody is kept from the server, nor from the own resources.
 */
public interface Barrier extends Attendance {
  /**
   * Whether {@code account}, which has a session, keeps {@code other} away. Asked for every stanza,
   * so that it never waits.
   */
  boolean stands(Jid account, Jid other);

  /** As {@link #stands}, also for an account without a session; it may wait for the store. */
  boolean standsAway(Jid account, Jid other) throws StoreException;

  /** Whether one of two full addresses with a session keeps the other away. */
  default boolean isBetween(Jid one, Jid other) {
    return stands(one.bare(), other) || stands(other.bare(), one);
  }
}
