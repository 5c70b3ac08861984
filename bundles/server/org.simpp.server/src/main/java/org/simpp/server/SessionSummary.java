package org.simpp.server;

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
 */
public record SessionSummary(
    Jid address, String peer, String mechanism, String tls, Instant since, String presence) {}
