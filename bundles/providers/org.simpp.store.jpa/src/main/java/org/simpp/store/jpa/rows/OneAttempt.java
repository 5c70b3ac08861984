package org.simpp.store.jpa.rows;

import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.sessions.Session;

/**
 * Keeps EclipseLink from trying a lost connection three times with five seconds between: whoever
 * waits for an answer is told at once.
 */
public final class OneAttempt implements SessionCustomizer {
  @Override
  public void customize(Session session) {
    session.getLogin().setQueryRetryAttemptCount(0);
  }
}
