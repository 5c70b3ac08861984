package org.simpp.server.session;

import java.util.function.Consumer;

/**
 * What it takes to acknowledge and to resume (XEP-0198).
 *
 * @param isResumable whether the session can be resumed
 * @param handled counts what came from the client
 * @param abandon ends the session while it has no link
 * @param ended told when the session has ended
 */
public record SessionManagement(
    boolean isResumable, Handled handled, Consumer<Session> abandon, Runnable ended) {}
