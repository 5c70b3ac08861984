/**
 * The contract of a link that carries stanzas (RFC 6120): one side connects, the other accepts;
 * SASL mechanisms plug in as a name and bytes to bytes.
 *
 * <p>Not here: routing, rosters, or what a stanza means.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.transport;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
