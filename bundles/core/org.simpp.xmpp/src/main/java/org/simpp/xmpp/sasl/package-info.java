/**
 * SCRAM (RFC 5802, RFC 7677) with and without channel binding (RFC 5929), both sides, without I/O:
 * random bytes and credentials are given to it.
 *
 * <p>Not here: how SASL is framed in the stream, and where credentials are kept.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.sasl;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
