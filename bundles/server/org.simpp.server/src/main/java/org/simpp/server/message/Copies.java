package org.simpp.server.message;

import java.util.Collection;
import java.util.List;
import org.simpp.server.session.Session;

/**
 * Copies messages to resources that do not get them otherwise, or tells of them; asked once for
 * each accepted.
 */
public interface Copies {
  /**
   * Copies {@code message} where it is to be.
   *
   * @param recipients who gets the message itself; nobody where it is held
   */
  void copy(Accepted message, Collection<Session> recipients);

  /** A message that was accepted before is held after all: who got it has gone. */
  default void heldAgain(MessageContent message) {}

  /** All of them, one after the other. */
  static Copies of(List<Copies> all) {
    return new Copies() {
      @Override
      public void copy(Accepted message, Collection<Session> recipients) {
        all.forEach(one -> one.copy(message, recipients));
      }

      @Override
      public void heldAgain(MessageContent message) {
        all.forEach(one -> one.heldAgain(message));
      }
    };
  }
}
