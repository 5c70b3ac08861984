package org.simpp.server.message;

import java.util.Collection;
import org.simpp.server.session.Session;

/** Copies messages to resources that do not get them otherwise; asked once for each accepted. */
@FunctionalInterface
public interface Copies {
  /**
   * Copies {@code message} where it is to be.
   *
   * @param recipients who gets the message itself; nobody where it is held
   */
  void copy(Accepted message, Collection<Session> recipients);
}
