/**
 * Message reactions (XEP-0444).
 *
 * <p>Not here: who may react, and what is shown of it.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.reactions;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
