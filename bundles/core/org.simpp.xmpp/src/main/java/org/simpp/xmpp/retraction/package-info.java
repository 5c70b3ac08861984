/**
 * Message retraction (XEP-0424).
 *
 * <p>Not here: who may retract, tombstones of archives, and what is shown.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.retraction;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
