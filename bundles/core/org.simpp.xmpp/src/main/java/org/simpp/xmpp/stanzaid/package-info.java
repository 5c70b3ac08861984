/**
 * Stanza and origin ids (XEP-0359).
 *
 * <p>Not here: an archive that such ids point into.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.stanzaid;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
