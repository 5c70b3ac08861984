package org.simpp.server.routing;

import java.util.List;
import org.simpp.model.Jid;
import org.simpp.server.session.Session;
import org.simpp.store.StoreException;

/** Has in memory what must be known at once of an account that has a session. */
public interface Attendance {
  /**
   * An account gets a session; on its lane, before anything is routed to it.
   *
   * @throws StoreException where what must be known cannot be read; there is no session then
   */
  void arrives(Jid account) throws StoreException;

  /** A session of an account has ended; on its lane. */
  void leaves(Jid account);

  /** A session has lost its link, and waits to be resumed. */
  default void waits(Session session) {}

  /** All of them together. */
  static Attendance of(List<Attendance> all) {
    return new Attendance() {
      @Override
      public void arrives(Jid account) throws StoreException {
        for (Attendance one : all) {
          one.arrives(account);
        }
      }

      @Override
      public void leaves(Jid account) {
        all.forEach(one -> one.leaves(account));
      }

      @Override
      public void waits(Session session) {
        all.forEach(one -> one.waits(session));
      }
    };
  }
}
