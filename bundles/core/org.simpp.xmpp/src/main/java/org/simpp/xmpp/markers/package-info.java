/**
 * Chat markers (XEP-0333).
 *
 * <p>Not here: when one is asked for or given.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.markers;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
