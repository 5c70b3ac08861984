package org.simpp.server.presence;

import org.simpp.model.Jid;
import org.simpp.server.session.Session;

/**
 * Told of what resources say of themselves, after it has been spread; on their account's lane. What
 * it fails with is its own business: presence goes on.
 */
public interface PresenceWatch {
  /** The resource is available, or says something else of itself. */
  default void available(Session session) {}

  /** The resource is not available any more. */
  default void unavailable(Session session) {}

  /** {@code contact} may see {@code user}'s presence from now on; on the user's lane. */
  default void admitted(Jid user, Jid contact) {}
}
