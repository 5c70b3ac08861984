/**
 * Last message correction (XEP-0308).
 *
 * <p>Not here: which message may be corrected, and by whom.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.correction;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
