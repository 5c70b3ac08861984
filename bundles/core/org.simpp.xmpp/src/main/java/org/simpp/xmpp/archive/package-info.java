/**
 * Archives of messages (XEP-0313) and what is kept in them (XEP-0441).
 *
 * <p>Not here: the archives themselves.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.archive;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
