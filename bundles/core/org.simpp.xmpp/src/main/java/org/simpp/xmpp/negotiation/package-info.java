/**
 * The receiving side's negotiation, from a stream's header to the bound resource (RFC 6120,
 * sections 4 to 7), as a state machine: bytes and answers go in, what is to be done comes out
 * through {@link org.simpp.xmpp.negotiation.Outlet}. How the stream lies in the bytes is a {@link
 * org.simpp.xmpp.negotiation.Framing}'s.
 *
 * <p>Not here: sockets, TLS, threads and clocks, which are a transport's; who may log in and what a
 * stanza means, which are the {@link org.simpp.transport.Receiver}'s.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.negotiation;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
