package org.simpp.server;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Jid;

/**
 * What an operator does to a server on which people are. An OSGi service that is there even while
 * the server is not; every call says so then. Every change leaves one line in the audit trail.
 */
@ProviderType
public interface ServerOperations {
  /** The longest text that people are told, in characters. */
  int MAX_TEXT = 2_000;

  /** The longest time that sessions are left when the server drains. */
  Duration LONGEST_DRAIN = Duration.ofHours(24);

  /**
   * A server that lets nobody in any more.
   *
   * @param until when its sessions end, or have ended
   */
  record Draining(Instant until, String message) {}

  /**
   * Tells a text, as a headline of the domain.
   *
   * @param to one account; null for all
   * @param rehearses says only who would be told
   * @return the sessions that are told, in the order of their addresses
   * @throws AdministrationException if there is none, or the text is empty, too long or no text
   */
  List<Jid> announce(String operator, @Nullable Jid to, String text, boolean rehearses)
      throws AdministrationException;

  /**
   * Lets nobody in from now on, tells all sessions, and ends them after a time. It stays so until
   * it is cancelled or the server stops.
   *
   * @param in how long the sessions are left, {@link #LONGEST_DRAIN} at most
   * @param message that they are told; "" for none
   */
  Draining drain(String operator, Duration in, String message) throws AdministrationException;

  /** Lets people in again; sessions that have ended have ended. */
  void cancelDrain(String operator) throws AdministrationException;

  /**
   * Puts into the store what is acknowledged and waits for it, for some seconds at most: before the
   * store is copied. Blocks.
   *
   * @return how many stanzas are on their way to clients that have not acknowledged them: where
   *     they are not archived, they are in the session journal alone
   */
  int settle() throws AdministrationException;

  /** Empty while people are let in. */
  Optional<Draining> draining();
}
