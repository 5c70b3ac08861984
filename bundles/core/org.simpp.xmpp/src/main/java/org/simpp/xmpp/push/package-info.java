/**
 * Push notifications (XEP-0357): what a client asks of its server, and what the server publishes to
 * a push service.
 *
 * <p>Not here: when there is something to notify of, and who a push service is.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.push;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
