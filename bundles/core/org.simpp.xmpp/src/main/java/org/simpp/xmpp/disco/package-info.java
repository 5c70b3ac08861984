/**
 * Service discovery (XEP-0030).
 *
 * <p>Not here: what this program or server can do, and for whom it says so.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.disco;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
