/**
 * Pings (XEP-0199).
 *
 * <p>Not here: who is pinged when, and what follows from no answer.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.ping;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
