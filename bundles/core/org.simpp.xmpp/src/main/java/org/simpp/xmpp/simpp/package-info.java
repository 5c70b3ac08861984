/**
 * SIMPP's own elements: sealed boxes between client, server and client, and registration
 * (SIMPP-2007, sections 4.4 and 4.7).
 *
 * <p>Not here: what is inside a box; it is bytes, and stays sealed.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.simpp;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
