/**
 * Software version (XEP-0092).
 *
 * <p>Not here: how much of it is told to whom.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.version;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
