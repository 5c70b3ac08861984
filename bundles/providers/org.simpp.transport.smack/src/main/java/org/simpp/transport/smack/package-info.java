/**
 * The initiating side on Smack: the only bundle that knows it.
 *
 * <p>Smack makes the connection: DNS, TCP, TLS, stream features, SASL framing, binding. Stanzas do
 * not go through its object model: they leave as the bytes they are, and arrive as trees of {@link
 * org.simpp.xmpp.Element}.
 */
@NullMarked
package org.simpp.transport.smack;

import org.jspecify.annotations.NullMarked;
