package org.simpp.server;

import java.time.Duration;
import java.time.Instant;
import org.simpp.model.Jid;

/**
 * One session, for an operator to read.
 *
 * @param address its full address
 * @param peer the client's address and port
 * @param mechanism how it logged in
 * @param tls protocol and cipher of its connection
 * @param since when it was bound
 * @param presence {@code chat}, {@code available}, {@code away}, {@code xa}, {@code dnd}, or {@code
 *     unavailable}
 * @param idle how long its client has sent no stanza
 * @param state whether its client is there
 * @param resumable whether it waits for its client when their connection breaks
 */
public record SessionSummary(
    Jid address,
    String peer,
    String mechanism,
    String tls,
    Instant since,
    String presence,
    Duration idle,
    State state,
    boolean resumable) {
  /** Whether a client is there. */
  public enum State {
    /** It is, and somebody looks at it. */
    ACTIVE,
    /** It is, and says that nobody looks at it (XEP-0352). */
    INACTIVE,
    /** It has lost its connection, and may come back (XEP-0198). */
    WAITING
  }
}
