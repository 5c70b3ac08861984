/**
 * The XML stream of RFC 6120, section 4, without I/O: bytes in, events out, and the bytes that
 * open, end and refuse a stream.
 *
 * <p>Every byte is checked once and a stanza's payload is kept as it came. Not here: what the
 * elements mean, TLS, SASL, sockets and time limits.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.stream;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
