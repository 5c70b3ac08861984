/**
 * Immutable elements and stanzas as XML and back, and the errors of RFC 6120, section 8.3: written
 * once and used by both ends. The stream itself is in {@code stream}, SASL in {@code sasl}, and
 * each XEP in a package of its own.
 *
 * <p>Not here: sockets, threads and clocks, and what a stanza leads to.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
