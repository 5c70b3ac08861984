/**
 * The receiving side's stream negotiation (RFC 6120, sections 4 to 7) as a state machine without
 * socket, thread or clock: bytes and answers go in, what is to be done comes out through {@link
 * org.simpp.transport.netty.negotiation.Outlet}.
 */
@NullMarked
package org.simpp.transport.netty.negotiation;

import org.jspecify.annotations.NullMarked;
