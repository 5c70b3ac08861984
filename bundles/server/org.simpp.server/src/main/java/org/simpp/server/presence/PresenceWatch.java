package org.simpp.server.presence;

import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.session.Session;
import org.simpp.store.StoreException;

/**
 * Adds to what resources say of themselves, and is told of it after it has been spread; on their
 * account's lane. What it fails with then is its own business: presence goes on.
 */
public interface PresenceWatch {
  /**
   * An available presence as it is spread.
   *
   * @throws StoreException to refuse it
   */
  default Stanza spread(Session session, Stanza presence) throws StoreException {
    return presence;
  }

  /** A directed presence as it is sent. On whatever thread, so that it never waits. */
  default Stanza direct(Session session, Stanza presence) {
    return presence;
  }

  /** The resource is available, or says something else of itself. */
  default void available(Session session) {}

  /** The resource is not available any more, and has said so, or the server for it. */
  default void unavailable(Session session, Stanza presence) {}

  /** The account has no session any more. */
  default void left(Jid account) {}

  /** {@code contact} may see {@code user}'s presence from now on; on the user's lane. */
  default void admitted(Jid user, Jid contact) {}
}
